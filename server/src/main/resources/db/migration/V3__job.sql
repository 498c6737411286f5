-- A run, from queued to done. Everything that it needs is in its row, so that no later change of a
-- saved query or connection reaches it.
create table job (
  id bigint generated always as identity primary key,
  -- Goes into the delivered object's metadata: ids of two servers may be the same, this is not.
  run_key varchar(36) not null,
  account_id bigint not null,
  type varchar(40) not null,
  database_name varchar(255) not null,
  query text not null,
  destination text,
  source_job_id bigint,
  priority int not null,
  retry_limit int not null,
  domain_key varchar(255),
  scheduled_time timestamp with time zone,
  time_zone varchar(64) not null,
  schedule_id bigint,
  schedule_name varchar(255),
  -- The scheduled time again, for runs that the clock asked for, of which there is one at most.
  schedule_tick timestamp with time zone,

  state varchar(10) not null,
  due_at timestamp with time zone not null,
  -- Counts the workers that took this job. Whoever writes names his own: the last one is the lease.
  attempt int not null,
  failures int not null,
  takeovers int not null,
  kill_requested boolean not null,
  -- True from the last step before the object is published until it is known what became of it.
  publishing boolean not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,

  result_file varchar(100),
  result_rows bigint,
  result_bytes bigint,
  result_columns text,

  object_bucket varchar(255),
  object_name varchar(1024),
  expected_generation bigint,
  object_location varchar(2048),
  object_generation bigint,
  object_bytes bigint,
  receipt text,

  failure_code varchar(40),
  failure_message text,

  constraint job_domain_key unique (domain_key),
  constraint job_schedule_tick unique (schedule_id, schedule_tick)
);
create index job_by_state on job (state, id);
create index job_by_schedule on job (schedule_id, id);
create index job_by_end on job (ended_at);

create table job_log (
  id bigint generated always as identity primary key,
  job_id bigint not null,
  stream varchar(6) not null,
  line text not null,
  constraint job_log_job foreign key (job_id) references job (id) on delete cascade
);
create index job_log_by_job on job_log (job_id, id);
