# What is otherwise on MariaDB 10.11 than mysql.sql has it, in the same form.

# A check is added without copying the table
= T: schema-change-in-transition
ALTER TABLE orders ADD COLUMN weight INT CHECK (weight > 0)

# Two bytes for the length are kept ready where the old length is at most 127 bytes
= T: schema-change-in-transition
ALTER TABLE `orders` MODIFY `status` VARCHAR(100) DEFAULT 'new'

# Neither is it for a default that is the same for every row
= T: schema-change-in-transition
ALTER TABLE orders ADD COLUMN details JSON DEFAULT (json_array())

# It has no index on an expression, and refuses the statement at once
= T: schema-change-in-transition
CREATE INDEX orders_lower ON orders ((lower(note)))
ALTER TABLE orders ADD INDEX orders_lower (customer_id, (lower(note)))

# A virtual column and another one are not added in one statement without a copy
= I: rewriting-column; T: schema-change-in-transition; F: rewriting-column
ALTER TABLE orders ADD COLUMN lower VARCHAR(20) AS (lower(note)) VIRTUAL, ADD COLUMN upper VARCHAR(20)

# Periods and sequences
= I: new-constraint; T: schema-change-in-transition
ALTER TABLE orders ADD PERIOD FOR validity (placed, shipped)
= I: duplicate-keys; T: schema-change-in-transition; F: duplicate-keys
CREATE OR REPLACE SEQUENCE orders_seq START WITH 1
