-- Invented comments of one day at one node, each of an answer with its score.
insert into comment select 4294967296 + row_number() over (), 'response', 1, date '2025-06-01', 2, 1, 1, 0, score, box, text
from invented;
