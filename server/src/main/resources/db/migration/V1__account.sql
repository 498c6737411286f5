CREATE TABLE account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(255) NOT NULL,
  email varchar(255) NOT NULL UNIQUE,
  password_hash varchar(255),
  administrator boolean NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL
);

-- A key itself is kept nowhere: who has it, shows it; Kartero knows its digest.
CREATE TABLE api_key (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  digest char(64) NOT NULL UNIQUE,
  ending char(4) NOT NULL,
  origin varchar(16) NOT NULL,
  created_at timestamp with time zone NOT NULL
);

CREATE INDEX api_key_account ON api_key (account_id);
