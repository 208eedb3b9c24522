-- Room for one file on its way in: temporary tables of the loading cursor, filled block by block.
create or replace temp table taking (
    upload_id integer, who varchar, file_name varchar, size bigint, kind varchar, source varchar, columns varchar[],
    mapping varchar, journey varchar, several boolean, tells_outcome boolean, tells_closing boolean, tells_answering boolean);
-- node, site, channel and segment are numbers of staged_code; answers are numbers of staged_answer
create or replace temp table staged_row (
    row_no integer, key uhugeint, whole boolean, day date, stamp timestamp, node integer, site integer, channel integer,
    segment integer, code varchar, answers integer[]);
-- what few files say of a row: apart, so that the rows of all others stay narrow
create or replace temp table staged_more (row_no integer, weight decimal(18, 6), seconds integer, ticket_code varchar);
create or replace temp table staged_missed (row_no integer, target integer);
create or replace temp table staged_comment (row_no integer, node integer, text varchar, score decimal(9, 6), box tinyint);
create or replace temp table staged_kano (row_no integer, node integer, feature varchar, functional tinyint, dysfunctional tinyint);
create or replace temp table staged_code (what varchar, number integer, code varchar);
create or replace temp table staged_answer (answer integer, target integer, raw decimal(9, 4), score decimal(9, 6), box tinyint);
create or replace temp table staged_ticket (
    row_no integer, kind varchar, outcome varchar, opened_at timestamp, started_at timestamp, answered_at timestamp,
    closed_at timestamp, promised_at timestamp, arrived_at timestamp, consented_at timestamp, quoted decimal(14, 2),
    amount decimal(14, 2), wait_s integer, service_s integer, answer_s bigint, close_s bigint, due_s bigint,
    stamp_error boolean, first_contact boolean, reopened boolean, category varchar, severity varchar, staff varchar,
    customer uhugeint);
create or replace temp table staged_total (
    row_no integer, subject varchar, last_day date, days integer, from_minute smallint, to_minute smallint, item varchar,
    n integer, abandoned integer, seconds bigint, longest_s integer, limit_s integer, within integer, top integer,
    bottom integer, score decimal(18, 6));
create or replace temp table staged_band (row_no integer, low_s integer, high_s integer, n integer);
create or replace temp table staged_entry (
    row_no integer, what varchar, code varchar, zh varchar, en varchar, journey varchar, stage varchar, position integer,
    kind varchar, region varchar, time_zone varchar);
create or replace temp table staged_observation (
    row_no integer, observer varchar, role varchar, step varchar, item varchar, score decimal(9, 6), passed boolean,
    card integer);
create or replace temp table staged_reject (upload_id integer, row_no integer, column_name varchar, value varchar, code varchar);
create or replace temp table staged_refused (upload_id integer, row_no integer, cells varchar[]);
create or replace temp table staged_target (
    target integer, node varchar, item varchar, facet varchar, low decimal(9, 4), high decimal(9, 4), reversed boolean);
create or replace temp table staged_name (what varchar, code varchar, zh varchar, en varchar, kind varchar, stage varchar,
    position integer);
create or replace temp table staged_standard (node varchar, metric varchar, value double, valid_from date, valid_to date);
