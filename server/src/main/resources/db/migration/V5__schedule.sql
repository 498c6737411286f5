-- A saved query, with the times at which it runs where it has any.
create table schedule (
  id bigint generated always as identity primary key,
  name varchar(255) not null unique,
  account_id bigint not null,
  cron varchar(255),
  zone varchar(64) not null,
  delay_seconds bigint not null,
  type varchar(40) not null,
  database_name varchar(255) not null,
  query text not null,
  sealed_result text,
  priority int not null,
  retry_limit int not null,
  missed_limit int not null,
  overlap varchar(10) not null,
  mail_to text,
  mail_on varchar(10),
  -- The next nominal time; while the schedule is paused, the first that it misses.
  next_time timestamp with time zone,
  paused_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

-- What became of each instant. A tick writes its row together with the job, and moves next_time, in
-- one transaction.
create table schedule_occurrence (
  id bigint generated always as identity primary key,
  schedule_id bigint not null references schedule (id) on delete cascade,
  scheduled_time timestamp with time zone not null,
  -- The scheduled time again, for what the clock asked for: it is unique, runs by hand are not.
  tick_time timestamp with time zone,
  -- Skipped instants that follow each other share a row: the last of them, and how many they are.
  last_time timestamp with time zone not null,
  instants bigint not null,
  state varchar(10) not null,
  job_id bigint,
  reason varchar(1000),
  recorded_at timestamp with time zone not null,
  constraint schedule_occurrence_tick unique (schedule_id, tick_time)
);
create index schedule_occurrence_by_state on schedule_occurrence (schedule_id, state);
create index schedule_occurrence_by_job on schedule_occurrence (job_id);
