"""Write the sample files anew: `python sample_data/generate.py [folder]`. Same program, same bytes.

What is planted in them is in `truths.toml`, which the generator reads, and in words in `TRUTHS.md`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from make import (
    bank_complaints,
    bank_kano,
    bank_observations,
    bank_queue,
    bank_survey,
    hotel_desk,
    hotel_survey,
    repair_orders,
    repair_survey,
)
from make.files import write


def generate(folder: Path) -> None:
    """Write every sample file into `folder`."""
    tickets = bank_queue.tickets()
    write(folder / "bank_queue.csv", bank_queue.HEADER, bank_queue.rows(tickets), "utf-8-sig", "\r\n")
    write(folder / "bank_survey.csv", bank_survey.HEADER, bank_survey.rows(tickets), "gb18030", "\r\n")
    write(folder / "bank_complaints.csv", bank_complaints.HEADER, bank_complaints.rows(tickets), "utf-8", "\n")
    write(folder / "bank_kano.csv", bank_kano.HEADER, bank_kano.rows(), "utf-8", "\n")
    observed = bank_observations.rows()
    write(folder / "bank_observations.csv", bank_observations.HEADER, observed, "utf-8-sig", "\r\n")
    orders = repair_orders.orders()
    write(folder / "repair_orders.csv", repair_orders.HEADER, repair_orders.rows(orders), "utf-8", "\n")
    write(folder / "repair_survey.csv", repair_survey.HEADER, repair_survey.rows(orders), "utf-8", "\n")
    write(folder / "hotel_survey.csv", hotel_survey.HEADER, hotel_survey.rows(), "utf-8", "\n")
    write(folder / "hotel_desk.csv", hotel_desk.HEADER, hotel_desk.rows(), "utf-8", "\n")


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
