-- What the warehouse cannot hold about its databases and tables. Whether one exists, the warehouse says.
CREATE TABLE warehouse_database (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(255) NOT NULL UNIQUE,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL
);

CREATE TABLE warehouse_table (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  database_name varchar(255) NOT NULL,
  name varchar(255) NOT NULL,
  expire_days int,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  UNIQUE (database_name, name)
);

CREATE TABLE bulk_import (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(255) NOT NULL UNIQUE,
  database_name varchar(255) NOT NULL,
  table_name varchar(255) NOT NULL,
  status varchar(16) NOT NULL,
  upload_frozen boolean NOT NULL,
  job_id bigint,
  valid_records bigint NOT NULL,
  error_records bigint NOT NULL,
  valid_parts int NOT NULL,
  error_parts int NOT NULL,
  created_at timestamp with time zone NOT NULL
);

CREATE TABLE bulk_import_part (
  bulk_import_id bigint NOT NULL REFERENCES bulk_import (id) ON DELETE CASCADE,
  name varchar(255) NOT NULL,
  file_name varchar(64) NOT NULL,
  PRIMARY KEY (bulk_import_id, name)
);
