-- grain: as ticket.sql has it: the same lines, kept in another order
select r.* from daily_ticket r join touched_day t on r.day = t.day
