-- grain: one change made by hand, newest first
select audit_id, done_at, who, action, subject, subject_id, facts from audit order by audit_id desc limit $limit
