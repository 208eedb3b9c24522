-- the generated survey as one table
create table survey as
from read_csv($file, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {
    'Response': 'varchar', 'Submitted': 'timestamp', 'Site': 'varchar', 'Channel': 'varchar', 'Touchpoint': 'varchar',
    'Satisfaction': 'tinyint', 'Friendliness': 'tinyint', 'Recommend': 'tinyint', 'Comment': 'varchar'})
