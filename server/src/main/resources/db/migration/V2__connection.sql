-- The keys that encrypt secrets, themselves encrypted under the master key.
CREATE TABLE vault (
  id int PRIMARY KEY,
  keyset text NOT NULL,
  updated_at timestamp with time zone NOT NULL
);

CREATE TABLE connection (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(255) NOT NULL UNIQUE,
  type varchar(32) NOT NULL,
  sealed_settings text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL
);
