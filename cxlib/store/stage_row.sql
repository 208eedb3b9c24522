-- a block of mapped rows; of the text that makes a row the same row only the digest is kept
insert into staged_row by name select * exclude (key_text), md5_number(key_text) as key from incoming
