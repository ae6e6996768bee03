CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE address AS (street text, town text);
CREATE DOMAIN grade AS int;
CREATE DOMAIN email AS text CHECK (VALUE ~ '@');
CREATE SCHEMA sales;
CREATE SCHEMA archive;
CREATE ROLE app;
CREATE SEQUENCE order_numbers;
CREATE TABLE customers (
    id bigint PRIMARY KEY,
    name varchar(50) NOT NULL,
    email text,
    active boolean NOT NULL DEFAULT true,
    born date,
    score int,
    level smallint,
    rate real,
    code char(5),
    balance numeric(10, 2),
    seen timestamp,
    feeling mood,
    tags text[]
);
CREATE TABLE orders (
    id bigint PRIMARY KEY,
    customer_id bigint NOT NULL,
    amount int,
    status varchar(20) DEFAULT 'new',
    placed timestamptz DEFAULT now(),
    period tstzrange,
    note varchar(200)
);
CREATE TABLE counters (id int GENERATED ALWAYS AS IDENTITY, n int);
CREATE TABLE events (id bigint, day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX orders_placed ON orders (placed);
CREATE VIEW open_orders AS SELECT id, status FROM orders WHERE status <> 'done';
CREATE MATERIALIZED VIEW totals AS SELECT customer_id, sum(amount) FROM orders GROUP BY customer_id;
CREATE FUNCTION tax(numeric) RETURNS numeric LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION log_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER audit AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION log_change();
