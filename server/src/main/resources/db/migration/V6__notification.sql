-- A mail to one person about one job, until it is sent and as the record that it was.
create table notification (
  id bigint generated always as identity primary key,
  job_id bigint not null,
  recipient varchar(320) not null,
  subject varchar(1000) not null,
  plain_text text not null,
  html text not null,
  state varchar(10) not null,
  attempts int not null,
  problem varchar(1000),
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint notification_once unique (job_id, recipient)
);
create index notification_by_end on notification (ended_at);

-- How a schedule's jobs ended, to tell a change from more of the same.
create table notification_outcome (
  job_id bigint primary key,
  schedule_id bigint not null,
  outcome varchar(10) not null,
  ended_at timestamp with time zone not null
);
create index notification_outcome_by_schedule on notification_outcome (schedule_id, ended_at, job_id);

-- When each mail is tried next.
create table notification_task (
  task_name varchar(255) not null,
  task_instance varchar(255) not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by varchar(255),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures int,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index notification_task_by_time on notification_task (execution_time);
create index notification_task_by_heartbeat on notification_task (last_heartbeat);
