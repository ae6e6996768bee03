# What an experienced engineer says of each statement, run as the initial (I), transition (T) or finalization (F) of a refactoring
# on MySQL 8.0. A line that begins with = holds for the statements below it; a phase that it leaves out is safe.

# Columns that nobody needs to fill, added while others write
= T: schema-change-in-transition
ALTER TABLE orders ADD COLUMN location TEXT
ALTER TABLE orders ADD location VARCHAR(20)
ALTER TABLE `orders` ADD COLUMN `location` VARCHAR(20) NULL
ALTER TABLE orders ADD COLUMN location VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
ALTER TABLE shop.orders ADD COLUMN location VARCHAR(20) DEFAULT 'none'
ALTER TABLE orders ADD COLUMN active TINYINT(1) NOT NULL DEFAULT 1
ALTER TABLE orders ADD COLUMN active BOOLEAN DEFAULT FALSE NOT NULL
ALTER TABLE orders ADD COLUMN weight DECIMAL(10, 3) UNSIGNED NOT NULL DEFAULT 0
ALTER TABLE orders ADD COLUMN created DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
ALTER TABLE orders ADD COLUMN changed TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP
ALTER TABLE orders ADD COLUMN created DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6)
ALTER TABLE orders ADD COLUMN details JSON
ALTER TABLE orders ADD COLUMN location TEXT AFTER note
ALTER TABLE orders ADD COLUMN location TEXT FIRST
ALTER TABLE orders ADD COLUMN location TEXT COMMENT 'DROP COLUMN note'
ALTER TABLE orders ADD COLUMN (a INT, b INT)
ALTER TABLE orders ADD COLUMN a INT, ADD COLUMN b INT DEFAULT 2
ALTER TABLE orders ADD COLUMN twice INT GENERATED ALWAYS AS (amount * 2) VIRTUAL
ALTER TABLE orders ADD COLUMN twice INT AS (amount * 2)
ALTER TABLE orders ADD COLUMN secret INT INVISIBLE
ALTER TABLE orders ADD COLUMN kind ENUM('a', 'b') NOT NULL DEFAULT 'a'
ALTER TABLE orders ADD COLUMN kinds SET('a', 'b')
ALTER TABLE orders ADD COLUMN data2 BLOB
ALTER TABLE orders ADD COLUMN location TEXT, ALGORITHM=INSTANT
ALTER TABLE orders ADD COLUMN location TEXT, ALGORITHM=INPLACE, LOCK=NONE
ALTER TABLE orders ADD COLUMN state VARCHAR(10) NOT NULL DEFAULT ''
ALTER TABLE orders ADD COLUMN spot POINT
ALTER TABLE orders ADD COLUMN y YEAR
ALTER TABLE orders ADD COLUMN n BIGINT UNSIGNED DEFAULT 0
/*!50001 ALTER TABLE orders ADD COLUMN location TEXT */
ALTER TABLE orders ADD COLUMN location TEXT # not DROP COLUMN note

# Columns that those who run now leave empty
= I: required-column; T: schema-change-in-transition; F: required-column
ALTER TABLE orders ADD COLUMN location VARCHAR(20) NOT NULL
ALTER TABLE orders ADD location TEXT NOT NULL
ALTER TABLE `orders` ADD COLUMN `weight` INT NOT NULL COMMENT 'in grams'
ALTER TABLE orders ADD COLUMN (a INT, b INT NOT NULL)
ALTER TABLE orders ADD COLUMN due DATETIME NOT NULL AFTER note
ALTER TABLE orders ADD COLUMN details JSON NOT NULL
ALTER TABLE orders ADD COLUMN location VARCHAR(20) NOT NULL, ALGORITHM=INSTANT

# Columns for which the table is copied while writers wait
= I: rewriting-column; T: schema-change-in-transition; F: rewriting-column
ALTER TABLE orders ADD COLUMN twice INT GENERATED ALWAYS AS (amount * 2) STORED
ALTER TABLE orders ADD COLUMN twice INT AS (amount * 2) STORED NOT NULL
ALTER TABLE orders ADD COLUMN n INT, ADD COLUMN twice INT AS (amount * 2) STORED
ALTER TABLE keyless ADD COLUMN number BIGINT AUTO_INCREMENT UNIQUE
ALTER TABLE keyless ADD COLUMN number INT NOT NULL AUTO_INCREMENT PRIMARY KEY
ALTER TABLE keyless ADD COLUMN number SERIAL
ALTER TABLE orders ADD COLUMN uid CHAR(36) DEFAULT (uuid())
ALTER TABLE orders ADD COLUMN uid BINARY(16) NOT NULL DEFAULT (uuid_to_bin(uuid()))
ALTER TABLE orders ADD COLUMN luck DOUBLE DEFAULT (rand())
ALTER TABLE orders ADD COLUMN details JSON DEFAULT (json_array())

# Columns taken away
= I: drop-column-too-early; T: drop-column-too-early
ALTER TABLE orders DROP COLUMN note
ALTER TABLE orders DROP note
ALTER TABLE `orders` DROP COLUMN `note`
ALTER TABLE shop.orders DROP COLUMN note
ALTER TABLE orders DROP COLUMN note, DROP COLUMN amount
ALTER TABLE orders DROP COLUMN note, ALGORITHM=INSTANT
ALTER TABLE orders DROP COLUMN note, ALGORITHM=INPLACE, LOCK=NONE
alter table orders drop note
/*! ALTER TABLE orders DROP COLUMN note */

# Names that change
= I: renamed-column; T: renamed-column; F: renamed-column
ALTER TABLE orders RENAME COLUMN note TO remark
ALTER TABLE `orders` RENAME COLUMN `note` TO `remark`

= I: renamed-column; T: renamed-column, schema-change-in-transition; F: renamed-column
ALTER TABLE orders CHANGE COLUMN note remark VARCHAR(200)
ALTER TABLE orders CHANGE note remark VARCHAR(200)
ALTER TABLE orders CHANGE `note` `remark` VARCHAR(200) NULL DEFAULT NULL

= I: renamed-table; T: renamed-table; F: renamed-table
ALTER TABLE orders RENAME TO purchases
ALTER TABLE orders RENAME AS purchases
ALTER TABLE orders RENAME purchases
ALTER TABLE orders RENAME = purchases
RENAME TABLE orders TO purchases
RENAME TABLE `orders` TO `purchases`

= T: schema-change-in-transition
ALTER TABLE orders RENAME INDEX orders_placed TO orders_by_day
ALTER TABLE orders RENAME KEY orders_placed TO orders_by_day
ALTER TABLE orders ALTER INDEX orders_placed INVISIBLE
ALTER TABLE orders ALTER INDEX orders_placed VISIBLE

# Types that hold more, and cost nothing
= T: schema-change-in-transition
ALTER TABLE customers MODIFY COLUMN name VARCHAR(60) NOT NULL
ALTER TABLE customers MODIFY name VARCHAR(63) NOT NULL
ALTER TABLE customers CHANGE COLUMN name name VARCHAR(60) NOT NULL
ALTER TABLE customers MODIFY COLUMN name VARCHAR(50) NOT NULL
ALTER TABLE customers MODIFY COLUMN name VARCHAR(50) NOT NULL COMMENT 'as on the door'
ALTER TABLE customers MODIFY COLUMN name VARCHAR(50) NULL
ALTER TABLE customers MODIFY COLUMN name VARCHAR(50)
ALTER TABLE orders MODIFY COLUMN note VARCHAR(500)
ALTER TABLE orders MODIFY COLUMN note VARCHAR(250) NULL
ALTER TABLE customers MODIFY COLUMN feeling ENUM('sad', 'ok', 'great')
ALTER TABLE customers MODIFY COLUMN score INT
ALTER TABLE customers MODIFY COLUMN score INTEGER
ALTER TABLE customers MODIFY COLUMN score INT(11)
ALTER TABLE customers MODIFY COLUMN score INT DEFAULT 5
ALTER TABLE customers MODIFY COLUMN score INT FIRST

# Types that hold more, and have the table copied while writers wait
= I: rewriting-type-change; T: schema-change-in-transition; F: rewriting-type-change
ALTER TABLE customers MODIFY COLUMN score BIGINT
ALTER TABLE customers MODIFY score BIGINT NULL
ALTER TABLE customers CHANGE COLUMN score score BIGINT
ALTER TABLE customers MODIFY COLUMN level INT
ALTER TABLE customers MODIFY COLUMN rate DOUBLE
ALTER TABLE customers MODIFY COLUMN email MEDIUMTEXT
ALTER TABLE customers MODIFY COLUMN email LONGTEXT
ALTER TABLE customers MODIFY COLUMN balance DECIMAL(14, 2)
ALTER TABLE customers MODIFY COLUMN balance DECIMAL(14, 4)
ALTER TABLE customers MODIFY COLUMN name VARCHAR(300) NOT NULL
ALTER TABLE customers MODIFY COLUMN name TEXT NOT NULL

= I: locking-maintenance, rewriting-type-change; T: locking-maintenance, schema-change-in-transition; F: locking-maintenance, rewriting-type-change
ALTER TABLE customers MODIFY COLUMN score BIGINT, ALGORITHM=COPY

# Types that hold other values
= I: retyped-column; T: schema-change-in-transition; F: rewriting-type-change
ALTER TABLE customers MODIFY COLUMN score SMALLINT
ALTER TABLE customers MODIFY COLUMN score INT UNSIGNED
ALTER TABLE customers MODIFY COLUMN score VARCHAR(20)
ALTER TABLE customers MODIFY COLUMN score TEXT
ALTER TABLE customers MODIFY COLUMN name VARCHAR(30) NOT NULL
ALTER TABLE customers MODIFY COLUMN name CHAR(50) NOT NULL
ALTER TABLE customers MODIFY COLUMN name INT NOT NULL
ALTER TABLE customers MODIFY COLUMN email VARCHAR(255)
ALTER TABLE customers MODIFY COLUMN email TINYTEXT
ALTER TABLE customers MODIFY COLUMN balance DECIMAL(8, 2)
ALTER TABLE customers MODIFY COLUMN balance INT
ALTER TABLE customers MODIFY COLUMN balance DOUBLE
ALTER TABLE customers MODIFY COLUMN code CHAR(3)
ALTER TABLE customers MODIFY COLUMN born DATETIME
ALTER TABLE customers MODIFY COLUMN born VARCHAR(10)
ALTER TABLE customers MODIFY COLUMN seen DATE
ALTER TABLE customers MODIFY COLUMN seen TIMESTAMP
ALTER TABLE customers MODIFY COLUMN feeling ENUM('ok')
ALTER TABLE customers MODIFY COLUMN feeling VARCHAR(10)
ALTER TABLE customers MODIFY COLUMN id CHAR(36)
ALTER TABLE customers MODIFY COLUMN email JSON

# Nulls: the table is rebuilt while others write
= I: not-null-too-early; T: schema-change-in-transition
ALTER TABLE orders MODIFY COLUMN note VARCHAR(200) NOT NULL
ALTER TABLE orders MODIFY amount INT NOT NULL
ALTER TABLE orders MODIFY amount INT NOT NULL DEFAULT 0
ALTER TABLE orders CHANGE COLUMN amount amount INT NOT NULL
ALTER TABLE orders MODIFY amount INT NOT NULL, ALGORITHM=INPLACE, LOCK=NONE

# Defaults
= T: schema-change-in-transition
ALTER TABLE orders ALTER COLUMN amount SET DEFAULT 0
ALTER TABLE orders ALTER amount SET DEFAULT (1 + 1)
ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'open'
ALTER TABLE orders MODIFY COLUMN status VARCHAR(20) DEFAULT 'open'

= I: default-removed-too-early; T: schema-change-in-transition
ALTER TABLE orders ALTER COLUMN status DROP DEFAULT
ALTER TABLE orders ALTER status DROP DEFAULT
ALTER TABLE orders ALTER COLUMN status SET DEFAULT NULL
ALTER TABLE orders MODIFY COLUMN status VARCHAR(20)
ALTER TABLE customers MODIFY COLUMN active BOOLEAN NOT NULL
ALTER TABLE orders CHANGE COLUMN status status VARCHAR(20)
ALTER TABLE orders MODIFY COLUMN id BIGINT NOT NULL

# Constraints that bind the previous release, and have the table copied while writers wait
= I: new-constraint; T: schema-change-in-transition; F: long-lock-in-finalization
ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0)
ALTER TABLE orders ADD CHECK (amount > 0)
ALTER TABLE orders ADD CONSTRAINT to_customer FOREIGN KEY (customer_id) REFERENCES customers (id)
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE
ALTER TABLE `orders` ADD CONSTRAINT `to_customer` FOREIGN KEY `to_customer` (`customer_id`) REFERENCES `customers` (`id`)

# Those that are added while others write
= I: new-constraint; T: schema-change-in-transition
ALTER TABLE orders ADD CONSTRAINT one_note UNIQUE (note)
ALTER TABLE orders ADD UNIQUE KEY one_note (note)
ALTER TABLE orders ADD UNIQUE INDEX one_note (note)
ALTER TABLE orders ADD UNIQUE (customer_id, placed)
ALTER TABLE keyless ADD PRIMARY KEY (id)
ALTER TABLE keyless ADD CONSTRAINT PRIMARY KEY (id)
CREATE UNIQUE INDEX one_note ON orders (note)
CREATE UNIQUE INDEX one_note USING BTREE ON orders (note(20))
ALTER TABLE orders ADD UNIQUE KEY one_note (note), ALGORITHM=INPLACE, LOCK=NONE

= T: schema-change-in-transition
ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT ENFORCED
ALTER TABLE orders DROP CONSTRAINT positive
ALTER TABLE orders DROP CHECK positive
ALTER TABLE orders DROP FOREIGN KEY to_customer
ALTER TABLE orders ALTER CHECK positive NOT ENFORCED
ALTER TABLE orders DROP INDEX orders_placed
ALTER TABLE orders DROP KEY orders_placed
DROP INDEX orders_placed ON orders
DROP INDEX orders_placed ON orders ALGORITHM=INPLACE LOCK=NONE

# A check that rows are held to from now on
= I: new-constraint; T: schema-change-in-transition; F: long-lock-in-finalization
ALTER TABLE orders ALTER CHECK positive ENFORCED

# Columns with a constraint of their own
= T: schema-change-in-transition
ALTER TABLE orders ADD COLUMN code VARCHAR(10) UNIQUE
ALTER TABLE orders ADD COLUMN code VARCHAR(10), ADD UNIQUE KEY one_code (code)

= I: constraint-checks-all-rows; T: schema-change-in-transition; F: long-lock-in-finalization
ALTER TABLE orders ADD COLUMN weight INT CHECK (weight > 0)
ALTER TABLE orders ADD COLUMN weight INT, ADD CONSTRAINT heavy CHECK (weight > 0)
ALTER TABLE orders ADD COLUMN shop_id BIGINT, ADD CONSTRAINT to_shop FOREIGN KEY (shop_id) REFERENCES customers (id)

# Indexes
= T: schema-change-in-transition
CREATE INDEX orders_customer ON orders (customer_id)
CREATE INDEX orders_customer USING BTREE ON orders (customer_id DESC)
CREATE INDEX orders_note ON orders (note(20)) COMMENT 'first words'
CREATE INDEX orders_customer ON orders (customer_id) INVISIBLE
CREATE INDEX orders_customer ON orders (customer_id) ALGORITHM=INPLACE LOCK=NONE
ALTER TABLE orders ADD INDEX orders_customer (customer_id)
ALTER TABLE orders ADD KEY (customer_id, placed)
ALTER TABLE orders ADD INDEX orders_customer (customer_id), ALGORITHM=INPLACE, LOCK=NONE
ALTER TABLE orders DROP INDEX orders_placed, ADD INDEX orders_placed2 (placed, id)

= I: blocking-index; T: schema-change-in-transition; F: blocking-index
CREATE FULLTEXT INDEX orders_words ON orders (note)
CREATE SPATIAL INDEX orders_place ON orders (place)
ALTER TABLE orders ADD FULLTEXT INDEX orders_words (note)
ALTER TABLE orders ADD FULLTEXT KEY orders_words (note)
ALTER TABLE orders ADD FULLTEXT (note)
ALTER TABLE orders ADD SPATIAL INDEX (place)

# Tables
= T: schema-change-in-transition
CREATE TABLE shops (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50) NOT NULL)
CREATE TABLE IF NOT EXISTS shops (id BIGINT PRIMARY KEY) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4
CREATE TABLE shops (id BIGINT PRIMARY KEY, owner BIGINT, KEY (owner), CONSTRAINT own FOREIGN KEY (owner) REFERENCES customers (id))
CREATE TABLE shops LIKE customers
CREATE TABLE IF NOT EXISTS archive.shops (LIKE customers)
CREATE TABLE `shops` (`id` BIGINT, `key` INT, PRIMARY KEY (`id`))
CREATE TABLE shops (id BIGINT) PARTITION BY HASH (id) PARTITIONS 4

=
CREATE TEMPORARY TABLE scratch (id BIGINT)
CREATE TABLE scratch (id BIGINT); DROP TABLE scratch
DROP TEMPORARY TABLE IF EXISTS scratch

= I: drop-table-too-early; T: drop-table-too-early
DROP TABLE orders
DROP TABLE IF EXISTS orders
DROP TABLE `orders`
DROP TABLE IF EXISTS orders, customers
DROP TABLE shop.orders CASCADE
drop table orders

= I: truncate-too-early; T: truncate-too-early
TRUNCATE orders
TRUNCATE TABLE orders
TRUNCATE TABLE `shop`.`orders`

= T: schema-change-in-transition
ALTER TABLE orders COMMENT = 'what was bought'
ALTER TABLE orders AUTO_INCREMENT = 1000
ALTER TABLE orders STATS_PERSISTENT = 1
ALTER TABLE orders DEFAULT CHARACTER SET utf8mb4
ALTER TABLE orders CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin
ALTER TABLE orders ENGINE = InnoDB
ALTER TABLE orders FORCE
ALTER TABLE orders ROW_FORMAT = COMPRESSED
ALTER TABLE orders KEY_BLOCK_SIZE = 8

# The table is copied while writers wait
= I: locking-maintenance; T: locking-maintenance, schema-change-in-transition; F: locking-maintenance
ALTER TABLE orders CONVERT TO CHARACTER SET utf8mb4
ALTER TABLE orders CONVERT TO CHARSET utf8mb4 COLLATE utf8mb4_bin
ALTER TABLE orders ENGINE = MyISAM
ALTER TABLE orders ENGINE=MEMORY
ALTER TABLE orders ENCRYPTION = 'Y'
ALTER TABLE orders DROP PRIMARY KEY
ALTER TABLE orders ORDER BY placed
ALTER TABLE orders PARTITION BY HASH (id) PARTITIONS 8
ALTER TABLE events PARTITION BY RANGE (TO_DAYS(day)) (PARTITION p0 VALUES LESS THAN (738000))
ALTER TABLE events REMOVE PARTITIONING
ALTER TABLE events REORGANIZE PARTITION p2025 INTO (PARTITION a VALUES LESS THAN ('2025-07-01'), PARTITION b VALUES LESS THAN ('2026-01-01'))
ALTER TABLE events COALESCE PARTITION 2
ALTER TABLE events REBUILD PARTITION p2025

# Whoever asks to block, blocks
= I: locking-maintenance; T: locking-maintenance, schema-change-in-transition; F: locking-maintenance
ALTER TABLE orders ADD COLUMN location TEXT, ALGORITHM=COPY
ALTER TABLE orders ADD INDEX orders_customer (customer_id), LOCK=SHARED
ALTER TABLE orders ADD INDEX orders_customer (customer_id), ALGORITHM=INPLACE, LOCK=EXCLUSIVE
CREATE INDEX orders_customer ON orders (customer_id) LOCK = EXCLUSIVE
ALTER TABLE orders ENGINE=InnoDB, ALGORITHM=COPY

=
OPTIMIZE TABLE orders
ANALYZE TABLE orders
ANALYZE TABLE orders UPDATE HISTOGRAM ON amount WITH 10 BUCKETS
ANALYZE NO_WRITE_TO_BINLOG TABLE orders
CHECK TABLE orders
CHECKSUM TABLE orders

# Partitions
= T: schema-change-in-transition
ALTER TABLE events ADD PARTITION (PARTITION p2027 VALUES LESS THAN ('2028-01-01'))

= I: truncate-too-early; T: schema-change-in-transition, truncate-too-early
ALTER TABLE events DROP PARTITION p2025
ALTER TABLE events TRUNCATE PARTITION p2025
ALTER TABLE events TRUNCATE PARTITION ALL

# Rows
= I: unbatched-change; T: unbatched-transition, unguarded-transition; F: unbatched-change
UPDATE orders SET amount = 0
UPDATE orders SET amount = 0 WHERE TRUE
UPDATE orders SET amount = 0 WHERE 1 = 1
UPDATE `orders` SET `amount` = `amount` * 100
UPDATE orders o SET o.amount = 0
UPDATE orders AS o SET amount = 0, note = 'x'
UPDATE LOW_PRIORITY IGNORE orders SET amount = 0
UPDATE orders JOIN customers ON customers.id = orders.customer_id SET orders.amount = 0

= I: unbatched-change; T: unbatched-transition; F: unbatched-change
DELETE FROM orders
DELETE FROM orders WHERE 1=1
DELETE QUICK FROM orders
DELETE o FROM orders o

=
UPDATE orders SET amount = 0 WHERE amount IS NULL AND id < 100
UPDATE orders SET status = 'new' WHERE status = 'fresh' AND id = 7
UPDATE orders SET amount = 0 WHERE amount IS NULL LIMIT 1000
DELETE FROM orders WHERE id = 5
DELETE FROM orders WHERE placed < '2020-01-01' LIMIT 1000
DELETE FROM orders LIMIT 10
DELETE o FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.name = 'x'
INSERT IGNORE INTO customers (id, name) VALUES (1, 'a')
INSERT INTO customers (id, name) VALUES (1, 'a') ON DUPLICATE KEY UPDATE name = VALUES(name)
INSERT INTO customers SET id = 1, name = 'a' ON DUPLICATE KEY UPDATE name = 'a'
REPLACE INTO customers (id, name) VALUES (1, 'a')
SELECT 1
SELECT COUNT(*) FROM orders
SELECT * FROM `orders` WHERE note = 'DROP TABLE orders'
SHOW TABLES
DESCRIBE orders
EXPLAIN UPDATE orders SET amount = 0
DO SLEEP(0)
WITH o AS (SELECT * FROM orders) SELECT COUNT(*) FROM o
TABLE orders

# Rows that a second run adds again, or writes again
= T: unguarded-transition
INSERT INTO customers (id, name) VALUES (1, 'a')
INSERT INTO customers SET id = 1, name = 'a'
INSERT INTO customers (id, name) VALUES (1, 'a'), (2, 'b')
INSERT LOW_PRIORITY INTO customers VALUES (1, 'a')
UPDATE orders SET amount = amount + 1 WHERE id = 3
LOAD DATA INFILE '/tmp/customers.csv' INTO TABLE customers
LOAD DATA LOCAL INFILE 'customers.csv' INTO TABLE customers FIELDS TERMINATED BY ','

# Rows to which no index leads, all of which are locked
= I: unbatched-change; T: unbatched-transition, unguarded-transition; F: unbatched-change
UPDATE orders SET amount = amount + 1 WHERE customer_id = 3

# Views and routines
= T: schema-change-in-transition
CREATE VIEW recent_orders AS SELECT id FROM orders
CREATE OR REPLACE VIEW open_orders AS SELECT id, status FROM orders
CREATE ALGORITHM = MERGE DEFINER = 'app'@'%' SQL SECURITY INVOKER VIEW recent_orders AS SELECT id FROM orders
ALTER VIEW open_orders AS SELECT id, status FROM orders
CREATE FUNCTION vat(a INT) RETURNS INT DETERMINISTIC RETURN a * 2
CREATE DEFINER = CURRENT_USER PROCEDURE pay(a INT) UPDATE orders SET status = 'paid' WHERE id = a
CREATE PROCEDURE pay2(a INT) BEGIN UPDATE orders SET status = 'paid' WHERE id = a; END
CREATE TRIGGER stamp BEFORE INSERT ON orders FOR EACH ROW SET NEW.status = 'new'
CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY DO DELETE FROM orders WHERE status = 'old' AND id < 100
CREATE SCHEMA billing
CREATE DATABASE IF NOT EXISTS billing
CREATE USER IF NOT EXISTS reporting
CREATE ROLE reporting
ALTER EVENT tidy DISABLE
ALTER DATABASE shop CHARACTER SET utf8mb4

= I: rejected-writes; T: schema-change-in-transition
CREATE TRIGGER guard BEFORE INSERT ON orders FOR EACH ROW BEGIN IF NEW.amount < 0 THEN SIGNAL SQLSTATE '45000'; END IF; END

= I: drop-object-too-early; T: drop-object-too-early
DROP VIEW open_orders
DROP VIEW IF EXISTS open_orders
DROP FUNCTION tax
DROP FUNCTION IF EXISTS shop.tax
DROP PROCEDURE settle
DROP TRIGGER audit
DROP TRIGGER IF EXISTS shop.audit
DROP EVENT tidy
DROP SCHEMA billing
DROP DATABASE IF EXISTS billing
DROP USER app
DROP ROLE app

= I: renamed-object; T: renamed-object
RENAME USER app TO shop_app

= T: schema-change-in-transition; F: drop-without-if-exists
DROP VIEW open_orders; CREATE VIEW open_orders AS SELECT id, status FROM orders

= T: schema-change-in-transition
DROP PROCEDURE IF EXISTS settle; CREATE PROCEDURE settle(a INT) SELECT a + 1
DROP TRIGGER IF EXISTS audit; CREATE TRIGGER audit AFTER UPDATE ON orders FOR EACH ROW SET @changed = 2

# Rights
=
GRANT SELECT ON shop.orders TO reporting
GRANT ALL PRIVILEGES ON shop.* TO 'app'@'%' WITH GRANT OPTION

= I: privilege-revoked; T: privilege-revoked, schema-change-in-transition
ALTER USER app@localhost ACCOUNT LOCK

= I: privilege-revoked; T: privilege-revoked
REVOKE INSERT ON shop.orders FROM app
REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'app'@'%'
REVOKE reporting FROM app

# Transactions and settings
= I: transaction-control; T: transaction-control; F: transaction-control
BEGIN
BEGIN WORK
START TRANSACTION
START TRANSACTION WITH CONSISTENT SNAPSHOT
COMMIT
COMMIT AND NO CHAIN
ROLLBACK
BEGIN; SELECT 1; COMMIT

=
SAVEPOINT here
SAVEPOINT here; ROLLBACK TO SAVEPOINT here; RELEASE SAVEPOINT here
SET @a = 1
SET @a := (SELECT MAX(id) FROM orders)
SET SESSION foreign_key_checks = 0; SET SESSION foreign_key_checks = 1
SET foreign_key_checks = DEFAULT
SET TRANSACTION ISOLATION LEVEL READ COMMITTED
SET @OLD_SQL_MODE = @@SQL_MODE, SQL_MODE = 'NO_AUTO_VALUE_ON_ZERO'; SET SQL_MODE = @OLD_SQL_MODE

= I: setting-left-behind; T: setting-left-behind; F: setting-left-behind
SET foreign_key_checks = 0
SET SESSION sql_mode = 'ANSI_QUOTES'
SET @@session.unique_checks = 0
SET GLOBAL max_connections = 500
SET @@global.innodb_lock_wait_timeout = 5
SET PERSIST max_connections = 500
SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED
SET autocommit = 0
USE archive

# Nobody can tell without running it
= I: not-understood; T: not-understood; F: not-understood
CALL settle(1)
FLUSH PRIVILEGES
RESET MASTER
PURGE BINARY LOGS BEFORE '2026-01-01'
KILL 5
SHUTDOWN
LOCK INSTANCE FOR BACKUP
XA START 'x'
SELECT own_function(1)
PREPARE q FROM 'SELECT 1'; EXECUTE q
SET @s = 'x'; PREPARE q FROM @s; EXECUTE q; DEALLOCATE PREPARE q

# More of the same, as generated schemas write it
= T: schema-change-in-transition
ALTER TABLE `shop`.`orders` ADD COLUMN `gift` TINYINT(1) NOT NULL DEFAULT '0'
ALTER TABLE `orders` ADD COLUMN `token` VARCHAR(64) COLLATE utf8mb4_bin DEFAULT NULL
ALTER TABLE `orders` ADD `weight` DECIMAL(8,3) DEFAULT NULL COMMENT 'kg', ADD `width` INT UNSIGNED DEFAULT NULL
ALTER TABLE `orders` ADD INDEX `idx_orders_status_placed` (`status`, `placed` DESC)
ALTER TABLE `orders` ADD KEY `idx_note` (`note`(10)) USING BTREE
ALTER TABLE `orders` DROP INDEX `orders_placed`, ADD INDEX `orders_placed_id` (`placed`, `id`)
ALTER TABLE `orders` RENAME INDEX `orders_placed` TO `idx_placed`
ALTER TABLE `orders` ALTER COLUMN `amount` SET DEFAULT '1'
ALTER TABLE `orders` COMMENT='orders of customers'
ALTER TABLE `orders` MODIFY COLUMN `status` VARCHAR(30) DEFAULT 'new'
ALTER TABLE `orders` MODIFY COLUMN `status` VARCHAR(20) DEFAULT 'new' AFTER `amount`
CREATE TABLE `audit_log` (`id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, `at` DATETIME(6) NOT NULL, PRIMARY KEY (`id`), KEY `at` (`at`)) ENGINE=InnoDB COMMENT='who did what'
CREATE TABLE IF NOT EXISTS `line` (`order_id` BIGINT NOT NULL, `n` INT NOT NULL, PRIMARY KEY (`order_id`, `n`), FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE CASCADE)
CREATE INDEX `idx_customer_status` ON `orders` (`customer_id`, `status`)
CREATE OR REPLACE SQL SECURITY DEFINER VIEW `open_orders` AS SELECT `id`, `status` FROM `orders`

= I: required-column; T: schema-change-in-transition; F: required-column
ALTER TABLE `orders` ADD COLUMN `tenant` INT UNSIGNED NOT NULL
ALTER TABLE `orders` ADD COLUMN `kind` ENUM('a', 'b') NOT NULL AFTER `id`
ALTER TABLE `orders` ADD `at` TIMESTAMP NOT NULL

= I: new-constraint; T: schema-change-in-transition
ALTER TABLE `orders` ADD UNIQUE INDEX `uq_customer_placed` (`customer_id`, `placed`)
ALTER TABLE `orders` ADD CONSTRAINT `uq` UNIQUE KEY `uq` (`note`)
CREATE UNIQUE INDEX `uq_note` ON `orders` (`note`) COMMENT 'one each'

= I: new-constraint; T: schema-change-in-transition; F: long-lock-in-finalization
ALTER TABLE `orders` ADD CONSTRAINT `fk` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE RESTRICT ON UPDATE NO ACTION
ALTER TABLE `orders` ADD CONSTRAINT `c` CHECK (`amount` BETWEEN 0 AND 100) ENFORCED
ALTER TABLE `orders` ALTER CONSTRAINT `positive` ENFORCED

= I: rewriting-type-change; T: schema-change-in-transition; F: rewriting-type-change
ALTER TABLE `customers` MODIFY `level` MEDIUMINT
ALTER TABLE `customers` MODIFY `level` BIGINT
ALTER TABLE `customers` CHANGE `email` `email` LONGTEXT
ALTER TABLE `orders` MODIFY `status` VARCHAR(100) DEFAULT 'new'

= I: retyped-column; T: schema-change-in-transition; F: rewriting-type-change
ALTER TABLE `orders` MODIFY `note` VARCHAR(100)
ALTER TABLE `orders` MODIFY `amount` SMALLINT UNSIGNED
ALTER TABLE `customers` MODIFY `code` CHAR(2)
ALTER TABLE `customers` MODIFY `active` CHAR(1) NOT NULL DEFAULT 'Y'
ALTER TABLE `customers` CHANGE `feeling` `feeling` ENUM('fine', 'bad')

= I: drop-column-too-early; T: drop-column-too-early
ALTER TABLE `orders` DROP COLUMN `status`, DROP COLUMN `placed`
ALTER TABLE `customers` DROP `email`

= I: drop-table-too-early; T: drop-table-too-early
DROP TABLE `shop`.`customers`
DROP TABLE IF EXISTS `customers` RESTRICT

=
REPLACE INTO customers SET id = 1, name = 'b'
UPDATE orders o JOIN customers c ON c.id = o.customer_id SET o.note = c.name WHERE o.note IS NULL AND o.id < 1000
DELETE FROM orders WHERE customer_id NOT IN (SELECT id FROM customers) LIMIT 500
SHOW CREATE TABLE orders
SET @batch = 1000; UPDATE orders SET note = '' WHERE note IS NULL LIMIT 1000

= T: unguarded-transition
INSERT INTO `customers` VALUES (1, 'a', NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'ok')
UPDATE orders o JOIN customers c ON c.id = o.customer_id SET o.amount = o.amount * 2 WHERE c.name = 'x'

= I: unbatched-change; T: unbatched-transition, unguarded-transition; F: unbatched-change
UPDATE `orders` SET `note` = UPPER(`note`)
UPDATE `shop`.`orders` SET `status` = 'new' WHERE TRUE

# A view that comes back without a column
= I: drop-object-too-early; T: drop-object-too-early, schema-change-in-transition; F: drop-without-if-exists
DROP VIEW open_orders; CREATE VIEW open_orders AS SELECT id FROM orders

# Conditions that hold for all rows, and those that hold for few
= I: unbatched-change; T: unbatched-transition, unguarded-transition; F: unbatched-change
UPDATE orders SET status = 'x' WHERE 1
UPDATE orders SET status = 'x' WHERE id > 0
UPDATE orders, customers SET orders.note = customers.name WHERE orders.customer_id = customers.id
UPDATE orders o, customers c SET o.note = c.name WHERE o.customer_id = c.id

= I: unbatched-change, unfinished-rename; T: schema-change-in-transition, unbatched-transition; F: unbatched-change
ALTER TABLE orders ADD COLUMN b varchar(200); UPDATE orders SET b = note WHERE b IS NULL AND note IS NOT NULL

= I: unbatched-change; T: unbatched-transition; F: unbatched-change
UPDATE orders SET status = 'x' WHERE `note` IS NOT NULL

= T: unguarded-transition
UPDATE orders SET status = 'x' WHERE id > 0 LIMIT 1000
UPDATE orders SET status = 'x' WHERE id > 0 AND id <= 1000

# A name that says that nobody uses it any more
= I: renamed-table; T: renamed-table
RENAME TABLE orders TO archive.orders

# What rows without a new column keep to, or break
= I: new-constraint; T: schema-change-in-transition
ALTER TABLE orders ADD COLUMN b int UNIQUE DEFAULT 5
ALTER TABLE orders ADD COLUMN b int DEFAULT 5, ADD UNIQUE (b)

= T: schema-change-in-transition
ALTER TABLE orders ADD COLUMN b int, ADD UNIQUE (b)

# What only looks like a guard, a proof or another type
= I: rewriting-type-change; T: schema-change-in-transition; F: rewriting-type-change
ALTER TABLE customers MODIFY seen datetime(6)

= T: schema-change-in-transition
ALTER TABLE customers MODIFY seen datetime

# Views that lose columns, and tables that foreign keys lock
= I: drop-object-too-early; T: drop-object-too-early, schema-change-in-transition
CREATE OR REPLACE VIEW open_orders AS SELECT id FROM orders WHERE status <> 'done'
ALTER VIEW open_orders AS SELECT id FROM orders

= T: schema-change-in-transition
CREATE OR REPLACE VIEW open_orders AS SELECT id, status, amount FROM orders

# Every row, or every table, is locked
= I: unbatched-change; T: unbatched-transition; F: unbatched-change
SELECT o.id FROM orders o FOR UPDATE
SELECT * FROM orders WHERE id > 0 LOCK IN SHARE MODE
SELECT id, note FROM `orders` AS o ORDER BY id FOR SHARE

=
SELECT o.id FROM orders o WHERE id = 4 FOR UPDATE
SELECT * FROM orders WHERE id BETWEEN 1 AND 500 LOCK IN SHARE MODE
SELECT id FROM orders LIMIT 500 FOR UPDATE
SELECT note FROM orders WHERE note = 'FOR UPDATE'

= I: unnamed-objects; T: unnamed-objects; F: unnamed-objects
FLUSH TABLES WITH READ LOCK
FLUSH LOCAL TABLES WITH READ LOCK

= I: setting-left-behind; T: setting-left-behind; F: setting-left-behind
FLUSH TABLES orders WITH READ LOCK
FLUSH TABLES orders, customers FOR EXPORT

# Every row that is copied stays locked against writers until the last one is
= I: unbatched-change; T: unbatched-transition; F: unbatched-change
CREATE TEMPORARY TABLE scratch SELECT id FROM orders

= I: stale-copy, unbatched-change; T: unbatched-transition, unguarded-transition; F: unbatched-change
INSERT INTO orders_new (id) SELECT id FROM orders

# Unless few rows are read, or they are read as they were committed
= I: stale-copy; T: unguarded-transition
INSERT INTO orders_new (id) SELECT id FROM orders WHERE id < 10
INSERT INTO orders_new (id) SELECT id FROM orders LIMIT 10

# The whole table is built anew while others write
= T: schema-change-in-transition
ALTER TABLE events OPTIMIZE PARTITION p2025

# What is stored of a value is its place in the list
= I: rewriting-type-change; T: schema-change-in-transition; F: rewriting-type-change
ALTER TABLE customers MODIFY COLUMN feeling ENUM('ok', 'sad')
ALTER TABLE customers MODIFY COLUMN feeling ENUM('sad', 'fair', 'ok')

# Rows that are copied once, while the previous release goes on writing
= I: stale-copy
INSERT INTO orders_new (id) SELECT id FROM orders o WHERE NOT EXISTS (SELECT 1 FROM orders_new n WHERE n.id = o.id)
= I: stale-copy, unbatched-change; T: unbatched-transition; F: unbatched-change
INSERT IGNORE INTO orders_new (id) SELECT id FROM orders
INSERT INTO customers (id, name) SELECT id, note FROM orders ON DUPLICATE KEY UPDATE name = VALUES(name)

# As many rows as are old enough
= I: unbatched-change; T: unbatched-transition; F: unbatched-change
DELETE FROM orders WHERE placed < NOW() - INTERVAL 30 DAY
DELETE FROM orders WHERE placed < DATE_SUB(NOW(), INTERVAL 30 DAY)
DELETE FROM orders WHERE placed < '2024-01-01'
DELETE FROM orders WHERE DATEDIFF(NOW(), placed) > 30
DELETE FROM orders WHERE TIMESTAMPDIFF(DAY, placed, NOW()) >= 30

=
DELETE FROM orders WHERE placed < NOW() - INTERVAL 30 DAY LIMIT 1000

# Indexes on what is computed
= I: blocking-index; T: schema-change-in-transition; F: blocking-index
CREATE INDEX orders_lower ON orders ((lower(note)))
ALTER TABLE orders ADD INDEX orders_lower (customer_id, (lower(note)))
ALTER TABLE orders ADD COLUMN lower VARCHAR(20) AS (lower(note)) VIRTUAL, ADD INDEX orders_lower (lower)
= T: schema-change-in-transition
ALTER TABLE orders ADD COLUMN lower VARCHAR(20) AS (lower(note)) VIRTUAL, ADD INDEX orders_customer (customer_id)
ALTER TABLE orders ADD COLUMN lower VARCHAR(20) AS (lower(note)) VIRTUAL, ADD COLUMN upper VARCHAR(20)
