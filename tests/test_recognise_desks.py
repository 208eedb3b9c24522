"""Exports of help desks, cities and counters are known by the headers and words their tools write."""

import pytest

from cxlib.intake import aliases
from cxlib.intake.questions import Question
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.intake.roles import can_be
from cxlib.intake.ticket_words import OUTCOMES
from cxlib.store import open_store


def taken(text):
    """The kind of a file, the role of each of its columns, and what became of its rows."""
    guess = recognise(read(text.encode(), "file.csv"))
    store = open_store()
    outcome = store.load(read(text.encode(), "file.csv"), guess.mapping, file_name="file.csv")
    store.close()
    return guess.mapping.kind, {column.name: column.role for column in guess.mapping.columns}, outcome


FRENCH = """"ID";"Titre";"Statut";"Modifié";"Date d'ouverture";"Priorité";"Attribué à - Technicien";"Catégorie"
"4";"Souris en panne";"En attente";"2026-02-15 06:59";"2026-02-14 12:00";"Moyenne";"durand";"Réseau"
"3";"Imprimante bloquée";"Clos";"2026-02-15 06:56";"2026-02-14 12:30";"Basse";"durand";"Matériel"
"2";"Boîte pleine";"En cours (Attribué)";"2026-02-15 06:33";"2026-02-14 13:00";"Haute";"petit";"Courriel"
"""
PORTUGUESE = """"ID";"Localização";"Status";"Data de abertura";"Mudado";"Atribuído - Técnico";"Categoria";"Prioridade"
"7";"Recife";"Pendente";"25-02-2026 14:10";"25-02-2026 18:02";"Brito";"Sistemas";"Média"
"8";"Caruaru";"Solucionado";"24-02-2026 14:20";"25-02-2026 17:05";"Brito";"Acesso";"Média"
"9";"Recife";"Em atendimento (atribuído)";"23-02-2026 09:20";"25-02-2026 17:05";"Lima";"Rede";"Alta"
"""


def test_a_french_help_desk_is_known():
    kind, roles, outcome = taken(FRENCH)
    assert (kind, outcome.accepted) == ("ticket", 3)
    assert roles == {
        "ID": "id", "Titre": "comment", "Statut": "outcome", "Date d'ouverture": "opened", "Priorité": "severity",
        "Attribué à - Technicien": "staff", "Catégorie": "category",
    }  # fmt: skip


def test_a_portuguese_help_desk_is_known():
    kind, roles, outcome = taken(PORTUGUESE)
    assert (kind, outcome.accepted) == ("ticket", 3)
    assert (roles["Localização"], roles["Data de abertura"]) == ("site", "opened")
    assert (roles["Atribuído - Técnico"], roles["Prioridade"], roles["Status"]) == ("staff", "severity", "outcome")
    assert "Mudado" not in roles


@pytest.mark.parametrize("word", ["hold", "working", "escalated", "initiated", "en attente", "pendente", "offen"])
def test_words_of_those_still_waiting_are_open(word):
    assert word in OUTCOMES["open"]


WARDS = "".join(
    f"2026-01-0{day} 10:00:00,{status},{ward},Pothole,Roads\n"
    for day, (status, ward) in enumerate(
        [("Completed", "North"), ("New", "South"), ("Closed", "North"), ("New", "North"), ("Closed", "South")], start=1
    )
)


def test_a_list_of_requests_by_ward_is_no_log_of_what_happened_to_wards():
    kind, roles, outcome = taken("Creation Date,Status,Ward,Service Request Type,Division\n" + WARDS)
    assert (kind, outcome.accepted) == ("ticket", 5)
    assert roles == {
        "Creation Date": "opened", "Status": "outcome", "Ward": "site", "Service Request Type": "category",
        "Division": "node",
    }  # fmt: skip


def test_the_state_a_complaint_comes_from_is_not_how_it_ended():
    text = "Complaint ID,Date received,Issue,State,Company response\n"
    ended = ("Closed with explanation", "In progress", "Closed with monetary relief")
    rows = "".join(f"{at},2026-03-0{at + 1},Fee,{'TX' if at else 'CA'},{word}\n" for at, word in enumerate(ended))
    kind, roles, outcome = taken(text + rows)
    assert (kind, roles["Company response"], outcome.accepted) == ("ticket", "outcome", 3)
    assert "State" not in roles


def test_what_a_complaint_is_about_is_its_issue_before_its_product():
    _, roles, _ = taken("Complaint ID,Product,Issue,Date received\n1,Card,Fee,2026-03-01\n2,Loan,Delay,2026-03-02\n")
    assert roles == {"Complaint ID": "id", "Issue": "category", "Date received": "opened"}


def test_complaints_with_a_number_and_a_cause_alone_are_tickets():
    text = (
        "Ticket ID,Ticket Created,Issue\n1,03/04/2026 08:05:00 AM +0000,Billing\n2,03/24/2026 01:05:00 PM +0000,Calls\n"
    )
    kind, roles, outcome = taken(text)
    assert (kind, roles["Ticket Created"], outcome.accepted) == ("ticket", "opened", 2)


def test_the_priority_is_the_severity_before_the_urgency():
    _, roles, _ = taken("number,opened_at,urgency,priority,state\nA1,2026-03-01 08:00:00,2 - Medium,1 - High,Closed\n")
    assert (roles["priority"], "urgency" in roles) == ("severity", False)


def test_the_age_of_a_ticket_in_hours_is_no_group_of_people():
    hours = ["2.00", "30.00", "2.00", "30.00"]
    assert not can_be(Question("Age (Hours)", "Age (Hours)", hours), "segment")
    assert can_be(Question("Age", "Age", ["20-29", "30-39"]), "segment")


@pytest.mark.parametrize(("header", "role"), [
    ("Visit Created", "opened"), ("Visit Called", "started"), ("Visit Ended", "closed"), ("SLA Due Date", "promised"),
    ("dueDateTime", "promised"), ("firstResponseDateTime", "answered"), ("resolutiondate", "closed"),
    ("Agent Assigned", "staff"), ("assignedResourceID", "staff"), ("Help Topic", "category"), ("Restaurant ID", "site"),
])  # fmt: skip
def test_headers_of_desks_and_counters(header, role):
    assert Question(header, header, []).role(aliases.TICKET + aliases.SHARED) == role
