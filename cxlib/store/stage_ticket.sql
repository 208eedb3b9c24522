-- A block of mapped tickets. Of what names the customer (an account, a telephone, an address) only a digest keyed with
-- the database's own salt goes any further. The same customer written differently is the same: small letters, no blanks
-- around, plain digits; a telephone is its digits, a Chinese mobile without its country code. What was made unreadable
-- already (138****5678) or stands for nobody (00000000000) is no customer.
insert into staged_ticket by name
with written as (
    select *, regexp_replace(trim(lower(translate(customer, '０１２３４５６７８９＋（）－　', '0123456789+()- '))),
        '^([0-9]+)\.0+$', '\1') as text
    from incoming),
named as (
    select *, case when regexp_full_match(text, '[+(]*[0-9][0-9 ()+./-]{5,}')
        then regexp_replace(regexp_replace(text, '[^0-9]', '', 'g'), '^(?:00)?86(1[3-9][0-9]{9})$', '\1')
        else text end as name
    from written)
select * exclude (customer, text, name),
    case when name <> '' and not contains(name, '*') and (len(name) < 7 or replace(name, left(name, 1), '') <> '')
        then md5_number(sha256((select salt from salt) || chr(31) || name)) end as customer
from named
