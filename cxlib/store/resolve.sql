-- what files call a known node or site becomes its code (alias, made by `alias`)
update staged_code set code = a.code from alias a where a.what = staged_code.what and staged_code.code = a.spelled;
update staged_target set node = a.code from alias a where a.what = 'node' and staged_target.node = a.spelled;
update staged_standard set node = a.code from alias a where a.what = 'node' and staged_standard.node = a.spelled;
