-- The data contract. Grain first: the first comment of each table says what one row is.
-- Facts carry no foreign keys (DuckDB checks them row by row); the load writes only numbers it has just looked up, and
-- a test asks for orphans. "Not given" is the catalogue row 0, so that groups and joins lose nothing.

-- one state of the schema
create table schema_version (version integer not null, since timestamp not null default current_timestamp);

-- one typical scenario: an ordered chain of nodes
create table journey (
    journey_id smallint primary key, code varchar not null unique check (code <> ''),
    name_zh varchar not null, name_en varchar not null, position integer not null default 0, upload_id integer);

-- one service node; kind 'journey' stands for the journey as a whole (overall satisfaction, would recommend)
create table node (
    node_id smallint primary key, code varchar not null unique check (code <> ''), journey_id smallint not null,
    kind varchar not null check (kind in ('place', 'channel', 'step', 'journey')), stage varchar not null default '',
    name_zh varchar not null, name_en varchar not null, position integer not null default 0,
    opened date, closed date, upload_id integer, check (closed is null or opened is null or closed >= opened));

-- one branch, shop, hall or team
create table site (
    site_id integer primary key, code varchar not null unique check (code <> ''), name_zh varchar not null,
    name_en varchar not null, region varchar not null default '', time_zone varchar not null default '',
    upload_id integer);

create table channel (
    channel_id integer primary key, code varchar not null unique check (code <> ''),
    name_zh varchar not null, name_en varchar not null, upload_id integer);

create table segment (
    segment_id integer primary key, code varchar not null unique check (code <> ''),
    name_zh varchar not null, name_en varchar not null, upload_id integer);

-- one thing asked, in one facet
create table item (
    item_id smallint primary key, code varchar not null check (code <> ''),
    facet varchar not null check (facet in ('perception', 'expectation', 'importance')), unique (code, facet));

-- one file taken in; rows in = accepted + duplicate + rejected, always. `updated` of the accepted took the place of what an
-- earlier upload had said of the same ticket or response
create table upload (
    upload_id integer primary key, loaded_at timestamp not null, who varchar not null, file_name varchar not null,
    size bigint not null check (size >= 0), kind varchar not null check (kind in ('survey', 'ticket', 'total', 'catalogue', 'observation')),
    source varchar not null, columns varchar[] not null, mapping varchar not null,
    rows_in integer not null, accepted integer not null, duplicate integer not null, rejected integer not null,
    updated integer not null default 0,
    first_day date, last_day date, state varchar not null check (state in ('loaded', 'undone')),
    undone_at timestamp, undone_by varchar,
    check (rows_in = accepted + duplicate + rejected), check (accepted >= 0 and duplicate >= 0 and rejected >= 0),
    check (updated between 0 and accepted));

-- one fault in one cell of a refused row (a row may have several)
create table reject (
    upload_id integer not null, row_no integer not null, column_name varchar not null, value varchar,
    code varchar not null check (code <> ''));

-- one refused row as it stood in the file, to be mended and sent again
create table rejected_row (upload_id integer not null, row_no integer not null, cells varchar[] not null);

-- one row that was already there, and where
create table duplicate_row (
    upload_id integer not null, row_no integer not null, first_upload_id integer not null);

-- one way of reading a layout; the newest of a layout is the one used
create table mapping (
    layout varchar not null, source varchar not null, toml varchar not null, saved_at timestamp not null, who varchar not null);

-- one completed questionnaire of one person. `code` is hardly ever read and no two are alike: making it smaller would take
-- a third of the time of writing the row
create table response (
    response_id bigint not null, upload_id integer not null, row_no integer not null,
    code varchar using compression uncompressed, day date not null, answered_at timestamp, journey_id smallint not null,
    site_id integer not null, channel_id integer not null, segment_id integer not null,
    weight decimal(18, 6) not null check (weight > 0), seconds integer check (seconds >= 0), ticket_code varchar);

-- the identity of one accepted row: what makes a second upload of it a duplicate
create table row_key (upload_id integer not null, row_no integer not null, key uhugeint not null);

-- one scale that scores are ticked on, from `low` to `high`; `reversed` = the low end is best
create table scale (
    scale_id smallint primary key, low decimal(9, 4) not null, high decimal(9, 4) not null, reversed boolean not null,
    unique (low, high, reversed), check (high > low));

-- one score in a response, for one node and one item. `raw` is what was ticked: it lies on its scale, as `place` proves of
-- every answer a file has. `score` is turned so that high is best and stretched to the item's home scale.
-- `box`: 1 = satisfied (top boxes, promoter), -1 = dissatisfied (bottom boxes, detractor), 0 = between
create table rating (
    response_id bigint not null, upload_id integer not null, day date not null, node_id smallint not null,
    item_id smallint not null, site_id integer not null, channel_id integer not null, segment_id integer not null,
    weight decimal(18, 6) not null check (weight > 0), raw decimal(9, 4) not null, scale_id smallint not null,
    score decimal(9, 6) not null, box tinyint not null check (box between -1 and 1));

-- the answers with a missing code in one response, for one node and item (response 0: taken in before responses were kept)
create table missing_answer (
    response_id bigint not null default 0, upload_id integer not null, day date not null, node_id smallint not null, item_id smallint not null,
    site_id integer not null, channel_id integer not null, segment_id integer not null,
    n integer not null check (n > 0));

-- one pair of answers to "with it / without it": 1 like, 2 must be, 3 neutral, 4 live with, 5 dislike
create table kano_answer (
    response_id bigint not null, upload_id integer not null, day date not null, node_id smallint not null,
    feature varchar not null, functional tinyint not null check (functional between 1 and 5),
    dysfunctional tinyint not null check (dysfunctional between 1 and 5));

-- one text, already masked; `owner_id` is the response or ticket it came with
create table comment (
    owner_id bigint not null, owner varchar not null check (owner in ('response', 'ticket')), upload_id integer not null,
    day date not null, node_id smallint not null, site_id integer not null, channel_id integer not null,
    segment_id integer not null, score decimal(9, 6), box tinyint, text varchar not null check (text <> ''));

-- one service event. Stamps are wall-clock times of the site and may be missing; durations are whole seconds.
-- `outcome_told`: the file itself says who left; without that nobody can tell what share did.
-- `open_s` (`unanswered_s`) is the age at the newest stamp of the file of a ticket not yet closed (answered), if the file
-- tells closing (answering) at all. `fcr` is null while it can't be told. `…_days` are the same in working days of a
-- complaint, the day it came in not counted; null where no standard in working days is set. `customer` is a digest keyed
-- with the salt (stage_ticket.sql): it tells the same customer again, not who that is; null where the file does not tell.
create table ticket (
    ticket_id bigint not null, upload_id integer not null, code varchar, kind varchar not null
        check (kind in ('service', 'complaint', 'enquiry', 'praise')),
    day date not null, node_id smallint not null, site_id integer not null, channel_id integer not null,
    segment_id integer not null, opened_at timestamp, started_at timestamp, answered_at timestamp, closed_at timestamp,
    promised_at timestamp, arrived_at timestamp, consented_at timestamp, quoted decimal(14, 2), amount decimal(14, 2),
    outcome varchar not null check (outcome in ('served', 'abandoned', 'no_show', 'open')),
    outcome_told boolean not null, wait_s integer check (wait_s >= 0), service_s integer check (service_s >= 0),
    answer_s integer check (answer_s >= 0), close_s integer check (close_s >= 0), due_s integer, open_s integer,
    unanswered_s integer,
    stamp_error boolean not null default false, first_contact boolean, reopened boolean, fcr boolean,
    category varchar, severity varchar, staff varchar, customer uhugeint,
    answer_days integer, close_days integer, open_days integer, unanswered_days integer,
    check (closed_at is null or open_s is null));

-- one subject of one row that was summed up already ("how many were served there in April"): from the first to the last
-- day (`days` of them), on each from a minute to a minute (0 to 1440: the whole day). `n` is what is counted: the served
-- (volume), waits (wait), complaints or answers (about `item_id`; 0 for other subjects). What the file does not tell is
-- null. `seconds` is the sum of the waits, `within` those within `limit_s`, `score` the sum of scores on the home scale.
create table total (
    total_id bigint not null, upload_id integer not null, row_no integer not null,
    subject varchar not null check (subject in ('volume', 'wait', 'complaint', 'answer')),
    day date not null, last_day date not null, days integer not null check (days > 0),
    from_minute smallint not null check (from_minute between 0 and 1439),
    to_minute smallint not null check (to_minute between 1 and 1440), node_id smallint not null, item_id smallint not null,
    site_id integer not null, channel_id integer not null, segment_id integer not null, n integer not null check (n >= 0),
    abandoned integer check (abandoned >= 0), seconds bigint check (seconds >= 0), longest_s integer check (longest_s >= 0),
    limit_s integer check (limit_s >= 0), within integer check (within between 0 and n),
    top integer check (top between 0 and n), bottom integer check (bottom between 0 and n), score decimal(18, 6),
    check (last_day >= day and to_minute > from_minute), check (limit_s is null or within is not null));

-- one day that a total is about
create table total_day (total_id bigint not null, upload_id integer not null, day date not null);

-- one band of waits in a total: so many waited more than `low_s` and at most `high_s` (null: any longer)
create table total_band (
    total_id bigint not null, upload_id integer not null, low_s integer not null check (low_s >= 0),
    high_s integer check (high_s > low_s), n integer not null check (n >= 0));

-- what earlier uploads said of a ticket or response until a later one said something newer; it comes back with its undo
create table earlier_response as select * from response limit 0;
create table earlier_rating as select * from rating limit 0;
create table earlier_missing_answer as select * from missing_answer limit 0;
create table earlier_kano_answer as select * from kano_answer limit 0;
create table earlier_comment as select * from comment limit 0;
create table earlier_ticket as select * from ticket limit 0;

-- what one row of a catalogue file says of one node or site (`entry_id` is its number); what it does not say is null.
-- `spelled` is the code it gives it. Of several such rows the last one counts, cell by cell
create table told_entry (
    upload_id integer not null, row_no integer not null, what varchar not null check (what in ('node', 'site')),
    entry_id integer not null, spelled varchar, zh varchar, en varchar, journey_id smallint, stage varchar,
    position integer, kind varchar check (kind in ('place', 'channel', 'step')), region varchar, time_zone varchar);

-- a node or site as it was before the first catalogue file spoke of it; it is so again when the last one is taken back
create table earlier_node as select * from node limit 0;
create table earlier_site as select * from site limit 0;

-- one response or ticket whose place another took; its facts are in the tables above
create table replaced (owner_id bigint not null, upload_id integer not null, by_id bigint not null, by_upload_id integer not null);

-- one target for a node and metric, in force from the first to the last day
create table standard (
    standard_id integer primary key, node_id smallint not null, metric varchar not null
        check (metric in ('wait_s', 'answer_s', 'close_s', 'answer_days', 'close_days', 'csat', 'nps',
            'complaints_per_1000')),
    value double not null, version integer not null default 1, valid_from date not null, valid_to date not null,
    upload_id integer, check (valid_to >= valid_from));

-- the country whose holidays are no working days (one row at most; none = CN; '' = Monday to Friday)
create table calendar (country varchar not null);

-- one day of which a person has said whether it is worked, whatever the country has
create table own_day (day date not null unique, working boolean not null);

-- one day of the calendar; `ordinal` = working days up to and including it. Empty until a standard in working days is set
create table calendar_day (day date not null, working boolean not null, ordinal integer not null);

-- one thing that happened and may explain a change; without a node or a site it holds for all of them
create table event (
    event_id integer primary key, day date not null, node_id smallint, site_id integer,
    kind varchar not null check (kind in ('training', 'machine', 'outage', 'rule', 'other')),
    name_zh varchar not null, name_en varchar not null check (name_zh <> '' and name_en <> ''), upload_id integer);

-- one step change a person has declared: from this day on the limits of this control chart are computed anew.
-- Without a node it is the chart of all nodes together
create table rebase (
    rebase_id integer primary key, node_id smallint, metric varchar not null, day date not null,
    reason varchar not null check (reason <> ''), who varchar not null, set_at timestamp not null);

-- one known one-off: the points of these days are drawn hollow and left out of the limits and rules
create table ghost (
    ghost_id integer primary key, node_id smallint, metric varchar not null, first_day date not null,
    last_day date not null, reason varchar not null check (reason <> ''), who varchar not null,
    set_at timestamp not null, check (last_day >= first_day));

-- one training held from the first to the last day: for the staff of these nodes, at these sites (none: at all of them).
-- It is an event on the charts of its nodes without being stored as one. `aim`: the item it is to raise; `chosen`: why
-- these nodes were trained ('' not told)
create table training (
    training_id integer primary key, kind varchar not null
        check (kind in ('etiquette', 'communication', 'scenario', 'knowledge')),
    name_zh varchar not null, name_en varchar not null check (name_zh <> '' and name_en <> ''),
    first_day date not null, last_day date not null, node_ids smallint[] not null check (len(node_ids) > 0),
    site_ids integer[] not null, groups varchar[] not null, methods varchar[] not null, aim varchar not null,
    chosen varchar not null check (chosen in ('', 'weak', 'all', 'asked', 'other')), upload_id integer,
    who varchar not null, set_at timestamp not null, check (last_day >= first_day));

-- one check on a scorecard: what an observer saw at a node that day. `score` is the share of full marks, null where it
-- could not be seen; `passed` from 0.6 on. Without an upload it was entered by hand
create table observation (
    card_id bigint not null, upload_id integer, row_no integer, day date not null, node_id smallint not null,
    site_id integer not null, observer varchar not null check (observer <> ''), role varchar not null
        check (role in ('trainer', 'shopper')),
    step varchar not null, item varchar not null check (item <> ''), score decimal(9, 6) check (score between 0 and 1),
    passed boolean, who varchar not null, set_at timestamp not null, check ((score is null) = (passed is null)));

-- one phrase people added to a topic of comments, or took out of it (`counts` false); names are told of own topics only
create table topic_phrase (
    phrase_id integer primary key, topic varchar not null check (topic <> ''), phrase varchar not null
        check (phrase <> ''),
    counts boolean not null, name_zh varchar not null, name_en varchar not null, who varchar not null,
    set_at timestamp not null);

-- one comment people coded by hand: whether it touches the topic. Of its text only a key is kept
create table coded_comment (
    coded_id integer primary key, text_key varchar not null, topic varchar not null check (topic <> ''),
    touches boolean not null, who varchar not null, set_at timestamp not null);

-- one change made by hand in the app: what was put in or taken out, with its facts as JSON
create table audit (
    audit_id integer primary key, done_at timestamp not null, who varchar not null,
    action varchar not null check (action in ('added', 'removed')),
    subject varchar not null check (subject in ('standard', 'event', 'rebase', 'ghost', 'calendar', 'training', 'observation',
        'topic_phrase', 'coded_comment')),
    subject_id integer not null, facts varchar not null);

-- grain: complaint whose customer is known. `since`: days since the same customer's last complaint before it at the same
-- journey (null: none before); `back`: days since the first complaint at the journey whose customer is known
create or replace view known_complaint as
select t.ticket_id, t.day, t.node_id, t.site_id, t.channel_id, t.segment_id, t.customer,
    t.day - lag(t.day) over (partition by n.journey_id, t.customer order by t.day, t.opened_at, t.ticket_id) as since,
    t.day - min(t.day) over (partition by n.journey_id) as back
from ticket t join node n on n.node_id = t.node_id
where t.kind = 'complaint' and t.customer is not null;

-- the roll-up: additive measures per day, node, item, site, channel and segment. Always equal to
-- cxlib/daily/*.sql run over the rows. Whole numbers and decimals only, so that sums do not depend on their order.
create table daily_rating (
    day date not null, node_id smallint not null, item_id smallint not null, site_id integer not null,
    channel_id integer not null, segment_id integer not null,
    n integer not null, top integer not null, bottom integer not null, missing integer not null,
    score decimal(18, 6) not null, score_sq decimal(18, 6) not null,
    w decimal(18, 6) not null, w_sq decimal(18, 6) not null, w_top decimal(18, 6) not null,
    w_bottom decimal(18, 6) not null, w_score decimal(18, 6) not null, w_score_sq decimal(18, 6) not null);

-- one day whose ratings (responses) lie so far apart (many nodes, sites and channels, few answers each) that cells would not
-- be fewer: it has none in daily_rating (daily_response), and its ratings (responses) are read themselves
create table sparse_day (day date not null, what varchar not null check (what in ('rating', 'response')));

-- the measures of ratings and missing answers at the finest grain: the cells, and on sparse days the rows. A key may come
-- several times, so what reads it adds up.
create or replace view site_rating as
select * from daily_rating
union all
select r.day, r.node_id, r.item_id, r.site_id, r.channel_id, r.segment_id, 1, (r.box = 1)::integer, (r.box = -1)::integer, 0,
    r.score::decimal(18, 6), (r.score * r.score)::decimal(18, 6), 1, 1, (r.box = 1)::integer, (r.box = -1)::integer,
    r.score::decimal(18, 6), (r.score * r.score)::decimal(18, 6)
from rating r semi join sparse_day d on d.day = r.day and d.what = 'rating' where r.weight = 1
union all
select r.day, r.node_id, r.item_id, r.site_id, r.channel_id, r.segment_id, 1, (r.box = 1)::integer, (r.box = -1)::integer, 0,
    r.score::decimal(18, 6), (r.score * r.score)::decimal(18, 6), r.weight, (r.weight * r.weight)::decimal(18, 6),
    case when r.box = 1 then r.weight else 0 end, case when r.box = -1 then r.weight else 0 end,
    (r.weight * r.score)::decimal(18, 6), ((r.weight * r.score)::decimal(18, 6) * r.score)::decimal(18, 6)
from rating r semi join sparse_day d on d.day = r.day and d.what = 'rating' where r.weight <> 1
union all
select m.day, m.node_id, m.item_id, m.site_id, m.channel_id, m.segment_id, 0, 0, 0, m.n, 0, 0, 0, 0, 0, 0, 0, 0
from missing_answer m semi join sparse_day d on d.day = m.day and d.what = 'rating';

create table daily_response (
    day date not null, journey_id smallint not null, site_id integer not null, channel_id integer not null,
    segment_id integer not null, responses integer not null, w decimal(18, 6) not null, w_sq decimal(18, 6) not null);

-- the measures of responses at the finest grain, like site_rating
create or replace view site_response as
select * from daily_response
union all
select r.day, r.journey_id, r.site_id, r.channel_id, r.segment_id, 1, r.weight, (r.weight * r.weight)::decimal(18, 6)
from response r semi join sparse_day d on d.day = r.day and d.what = 'response';

create table daily_ticket (
    day date not null, node_id smallint not null, site_id integer not null, channel_id integer not null,
    segment_id integer not null, tickets integer not null, served integer not null, abandoned integer not null,
    no_show integer not null, open integer not null, told integer not null, waits integer not null, wait_s bigint not null,
    wait_sq bigint not null, stamp_errors integer not null, judged integer not null, within integer not null,
    complaints integer not null, answer_due integer not null, answered_in_time integer not null,
    close_due integer not null, closed_in_time integer not null, fcr_known integer not null, fcr integer not null);

-- the same lines in another order (cxlib/store/roll.py): what is asked of one site at all its nodes lies together
create table ticket_by_site as select * from daily_ticket limit 0;

-- the ratings of one person in 32, as a sample of many persons is read; `cxlib.store.surveyed` says how
create table sampled_rating as
select response_id, day, node_id, item_id, site_id, channel_id, segment_id, weight, score from rating limit 0;

-- what totals tell, by their first and last day: they are not spread over their days. `totals` count, `aside` are there and
-- not counted, as finer data tell the same (cxlib/daily/total.sql); measures are of the counted ones
create table daily_total (
    day date not null, last_day date not null, from_minute smallint not null, to_minute smallint not null,
    subject varchar not null, node_id smallint not null, item_id smallint not null, site_id integer not null,
    channel_id integer not null, segment_id integer not null, totals integer not null, aside integer not null,
    n integer not null, aside_n integer not null, told integer not null, abandoned integer not null,
    timed integer not null, wait_s bigint not null, judged integer not null, within integer not null,
    unjudged integer not null, boxed integer not null, top integer not null, halved integer not null,
    bottom integer not null, scored integer not null, score decimal(18, 6) not null);

-- the same per day and node alone, for views over all sites
create table node_rating as select * exclude (site_id, channel_id, segment_id) from daily_rating limit 0;
create table node_ticket as select * exclude (site_id, channel_id, segment_id) from daily_ticket limit 0;
create table journey_response as select * exclude (site_id, channel_id, segment_id) from daily_response limit 0;

-- the served per day, node and hour of the clock (null: not told), and complaints per day, node and category
create table node_hour (
    day date not null, node_id smallint not null, hour smallint check (hour between 0 and 23), opened boolean not null,
    served integer not null, waits integer not null, wait_s bigint not null, wait_sq bigint not null);
create table node_complaint (
    day date not null, node_id smallint not null, category varchar not null, n integer not null, told integer not null,
    reopened integer not null, untold integer not null);

-- complaints not closed on the day they were opened, by their days; `late_from`: at the end of that day and later they were
-- beyond their deadline, which `judged` of them have
create table node_lying (
    day date not null, node_id smallint not null, opened date not null, closed date check (closed > opened), late_from date,
    n integer not null check (n > 0), judged integer not null check (judged between 0 and n));

-- waits, service times, times to close, and until those left who left, in geometric bins (ratio 1.01), per day and node
create table node_time (
    day date not null, node_id smallint not null,
    what varchar not null check (what in ('wait', 'service', 'close', 'left')),
    bin smallint not null, n integer not null check (n > 0), total bigint not null check (total >= 0));

-- the same per week from Monday and per month (`day` is their first day), for quantiles over long periods
create table week_time as select * from node_time limit 0;
create table month_time as select * from node_time limit 0;

-- the same per day (month) and journey: what is asked of all its nodes together
create table journey_time (
    day date not null, journey_id smallint not null, what varchar not null, bin smallint not null,
    n integer not null check (n > 0), total bigint not null check (total >= 0));
create table journey_month_time as select * from journey_time limit 0;

-- median and P90 of the same per week, month or quarter (by its first day) and node, with their limits in seconds (null:
-- outside the sample), ready for charts of many. Without a node: the whole journey; without a journey either: all of them.
-- Always equal to cxlib.quantiles over the bins
create table time_quantile (
    span varchar not null check (span in ('week', 'month', 'quarter')), day date not null, node_id smallint,
    journey_id smallint, what varchar not null, n integer not null check (n > 0),
    median double not null, median_low double, median_high double, p90 double not null, p90_low double, p90_high double);

-- waits in the same bins per day (month and weekday), journey and hour of opening (null: not told), for the week in hours
create table journey_hour (
    day date not null, journey_id smallint not null, hour smallint check (hour between 0 and 23), bin smallint not null,
    n integer not null check (n > 0), total bigint not null check (total >= 0));
create table month_hour (
    day date not null, journey_id smallint not null, weekday smallint not null check (weekday between 1 and 7),
    hour smallint check (hour between 0 and 23), bin smallint not null, n integer not null check (n > 0),
    total bigint not null check (total >= 0));

-- the journey the roll-up counts each node under; a file that moves a node has its days rolled up again
create table rolled_node (node_id smallint not null, journey_id smallint not null);

-- one number that grows with every change of the data: part of every cache key
create table data_version (version integer not null);
insert into data_version values (0);

-- the key of the digests of customers: drawn when the database is made, one row, never changed
create table salt (salt varchar not null check (len(salt) >= 32));

insert into site values (0, '-', '未注明', 'not given', '', '', null);
insert into channel values (0, '-', '未注明', 'not given', null);
insert into segment values (0, '-', '未注明', 'not given', null);
insert into schema_version (version) values (10);
