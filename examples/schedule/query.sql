SELECT id,account,purchase,comment,time FROM data_connectors
