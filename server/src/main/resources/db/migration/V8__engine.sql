-- What runs the query, where the client says so; otherwise its type and its database decide.
alter table job add column engine varchar(63);
alter table schedule add column engine varchar(63);
