# PostgreSQL
# MySQL
CREATE DATABASE shop CHARACTER SET utf8mb4
    CreateObject DATABASE name=shop
ALTER DATABASE shop CHARACTER SET utf8mb4
    ChangeObject DATABASE name=shop
DROP DATABASE IF EXISTS shop
    DropObject DATABASE name=shop ifExists
# H2
ALTER TABLE inventory ADD COLUMN total INT GENERATED ALWAYS AS a + b
    AddColumn table=inventory column=inventory.total definition=(Definition type=INT traits=[virtual])
ALTER TABLE inventory ADD COLUMN total INT AS (a + b)
    AddColumn table=inventory column=inventory.total definition=(Definition type=INT traits=[virtual])
CREATE TRIGGER IF NOT EXISTS t INSTEAD OF UPDATE ON stock FOR EACH ROW AS $$ org.h2.api.Trigger create() { return null; } $$
    CreateRoutine TRIGGER name=t on=stock body=[(NotUnderstood reason=it begins with no known word)]
