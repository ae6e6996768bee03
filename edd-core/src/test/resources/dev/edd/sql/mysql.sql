# Columns
ALTER TABLE inventory ADD COLUMN location_code VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'a\'b' COMMENT 'it''s' AFTER code
    AddColumn table=inventory column=inventory.location_code definition=(Definition type=VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin defaultValue='a\'b' traits=[not_null])
ALTER TABLE `inventory` ADD `location_code` VARCHAR(20) FIRST
    AddColumn table=inventory column=inventory.location_code definition=(Definition type=VARCHAR(20))
ALTER TABLE shop.inventory ADD COLUMN IF NOT EXISTS batch INT UNSIGNED ZEROFILL NULL
    AddColumn table=shop.inventory column=shop.inventory.batch definition=(Definition type=INT UNSIGNED ZEROFILL) ifNotExists
ALTER TABLE inventory ADD COLUMN (a INT, b ENUM('x', 'y') NOT NULL, INDEX ab (a, b))
    AddColumn table=inventory column=inventory.a definition=(Definition type=INT)
    AddColumn table=inventory column=inventory.b definition=(Definition type=ENUM('x', 'y') traits=[not_null])
    CreateIndex table=inventory index=inventory.ab
ALTER TABLE inventory ADD (a INT, b INT)
    AddColumn table=inventory column=inventory.a definition=(Definition type=INT)
    AddColumn table=inventory column=inventory.b definition=(Definition type=INT)
ALTER TABLE inventory ADD COLUMN id BIGINT AUTO_INCREMENT PRIMARY KEY
    AddColumn table=inventory column=inventory.id definition=(Definition type=BIGINT traits=[numbered, primary_key])
ALTER TABLE inventory ADD COLUMN id SERIAL
    AddColumn table=inventory column=inventory.id definition=(Definition type=SERIAL traits=[numbered])
ALTER TABLE inventory ADD COLUMN total INT AS (a * b) STORED
    AddColumn table=inventory column=inventory.total definition=(Definition type=INT traits=[stored])
ALTER TABLE inventory ADD COLUMN total INT GENERATED ALWAYS AS (a * b) VIRTUAL INVISIBLE
    AddColumn table=inventory column=inventory.total definition=(Definition type=INT traits=[virtual])
ALTER TABLE inventory ADD COLUMN total INT GENERATED ALWAYS AS (a * b)
    AddColumn table=inventory column=inventory.total definition=(Definition type=INT traits=[virtual])
ALTER TABLE inventory ADD COLUMN changed TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)
    AddColumn table=inventory column=inventory.changed definition=(Definition type=TIMESTAMP(3) defaultValue=CURRENT_TIMESTAMP(3) traits=[stamped])
ALTER TABLE inventory ADD COLUMN a INT, ADD COLUMN b INT, ALGORITHM=INSTANT
    AddColumn table=inventory column=inventory.a definition=(Definition type=INT)
    AddColumn table=inventory column=inventory.b definition=(Definition type=INT)
    Demand table=inventory clause=ALGORITHM value=INSTANT
ALTER TABLE inventory ADD COLUMN a INT, ALGORITHM = INPLACE, LOCK NONE
    AddColumn table=inventory column=inventory.a definition=(Definition type=INT)
    Demand table=inventory clause=ALGORITHM value=INPLACE
    Demand table=inventory clause=LOCK value=NONE
ALTER TABLE inventory ADD COLUMN a INT REFERENCES shelf (id), ADD COLUMN b INT UNIQUE KEY
    AddColumn table=inventory column=inventory.a definition=(Definition type=INT traits=[foreign_key])
    AddColumn table=inventory column=inventory.b definition=(Definition type=INT traits=[unique])
ALTER TABLE inventory DROP COLUMN location
    DropColumn table=inventory column=inventory.location
ALTER TABLE inventory DROP location
    DropColumn table=inventory column=inventory.location
ALTER TABLE inventory DROP COLUMN IF EXISTS location, DROP `two ``words`
    DropColumn table=inventory column=inventory.location ifExists
    DropColumn table=inventory column=inventory.two `words
ALTER TABLE Inventory DROP COLUMN Location
    DropColumn table=inventory column=inventory.location
ALTER TABLE inventory RENAME COLUMN a TO b, RENAME COLUMN c TO d
    RenameColumn table=inventory column=inventory.a to=inventory.b
    RenameColumn table=inventory column=inventory.c to=inventory.d
ALTER TABLE inventory CHANGE COLUMN a b VARCHAR(30) NOT NULL
    RenameColumn table=inventory column=inventory.a to=inventory.b
    RedefineColumn table=inventory column=inventory.b definition=(Definition type=VARCHAR(30) traits=[not_null])
ALTER TABLE inventory CHANGE a A BIGINT DEFAULT 0
    RedefineColumn table=inventory column=inventory.a definition=(Definition type=BIGINT defaultValue=0)
ALTER TABLE inventory CHANGE `a` `b` INT AFTER `c`, CHANGE d e INT
    RenameColumn table=inventory column=inventory.a to=inventory.b
    RedefineColumn table=inventory column=inventory.b definition=(Definition type=INT)
    RenameColumn table=inventory column=inventory.d to=inventory.e
    RedefineColumn table=inventory column=inventory.e definition=(Definition type=INT)
ALTER TABLE inventory MODIFY COLUMN a BIGINT NOT NULL
    RedefineColumn table=inventory column=inventory.a definition=(Definition type=BIGINT traits=[not_null])
ALTER TABLE inventory MODIFY a ENUM('x', 'y', 'z') NULL DEFAULT NULL FIRST
    RedefineColumn table=inventory column=inventory.a definition=(Definition type=ENUM('x', 'y', 'z') defaultValue=NULL)
ALTER TABLE inventory ALTER COLUMN a SET DEFAULT 5
    SetDefault table=inventory column=inventory.a expression=5
ALTER TABLE inventory ALTER a SET DEFAULT (uuid())
    SetDefault table=inventory column=inventory.a expression=(uuid())
ALTER TABLE inventory ALTER a DROP DEFAULT
    DropDefault table=inventory column=inventory.a
ALTER TABLE inventory ALTER COLUMN a SET INVISIBLE
    TuneColumn table=inventory column=inventory.a
ALTER TABLE 2fa_codes DROP COLUMN 1st
    DropColumn table=2fa_codes column=2fa_codes.1st
ALTER ONLINE TABLE inventory ADD COLUMN a INT
    AddColumn table=inventory column=inventory.a definition=(Definition type=INT)
ALTER IGNORE TABLE IF EXISTS inventory WAIT 5 ADD COLUMN a INT
    AddColumn table=inventory column=inventory.a definition=(Definition type=INT)
ALTER TABLE inventory NOWAIT DROP COLUMN a
    DropColumn table=inventory column=inventory.a

# Indexes and constraints
ALTER TABLE inventory ADD INDEX code_index (code)
    CreateIndex table=inventory index=inventory.code_index
ALTER TABLE inventory ADD KEY (code)
    CreateIndex table=inventory
ALTER TABLE inventory ADD INDEX IF NOT EXISTS code_index USING BTREE (code)
    CreateIndex table=inventory index=inventory.code_index traits=[if_not_exists]
ALTER TABLE inventory ADD FULLTEXT INDEX words (note), ADD SPATIAL KEY place (point)
    CreateIndex table=inventory index=inventory.words
    CreateIndex table=inventory index=inventory.place
ALTER TABLE inventory ADD UNIQUE INDEX u (code)
    AddConstraint table=inventory constraint=(Constraint name=u UNIQUE body=(code))
ALTER TABLE inventory ADD UNIQUE KEY (code)
    AddConstraint table=inventory constraint=(Constraint UNIQUE body=(code))
ALTER TABLE inventory ADD CONSTRAINT u UNIQUE (code)
    AddConstraint table=inventory constraint=(Constraint name=u UNIQUE body=(code))
ALTER TABLE inventory ADD PRIMARY KEY (id)
    AddConstraint table=inventory constraint=(Constraint PRIMARY_KEY body=(id))
ALTER TABLE inventory ADD CONSTRAINT PRIMARY KEY (id)
    AddConstraint table=inventory constraint=(Constraint PRIMARY_KEY body=(id))
ALTER TABLE inventory ADD CONSTRAINT f FOREIGN KEY (shelf_id) REFERENCES shelf (id) ON DELETE CASCADE
    AddConstraint table=inventory constraint=(Constraint name=f FOREIGN_KEY body=(shelf_id) REFERENCES shelf (id) ON DELETE CASCADE)
ALTER TABLE inventory ADD FOREIGN KEY f (shelf_id) REFERENCES shelf (id)
    AddConstraint table=inventory constraint=(Constraint name=f FOREIGN_KEY body=(shelf_id) REFERENCES shelf (id))
ALTER TABLE inventory ADD CONSTRAINT c CHECK (amount > 0) NOT ENFORCED
    AddConstraint table=inventory constraint=(Constraint name=c CHECK body=(amount > 0) NOT ENFORCED traits=[not_enforced])
ALTER TABLE inventory ADD CONSTRAINT IF NOT EXISTS c CHECK (amount > 0)
    AddConstraint table=inventory constraint=(Constraint name=c CHECK body=(amount > 0))
ALTER TABLE inventory DROP PRIMARY KEY
    DropConstraint table=inventory PRIMARY_KEY
ALTER TABLE inventory DROP PRIMARY KEY, ADD PRIMARY KEY (a, b)
    DropConstraint table=inventory PRIMARY_KEY
    AddConstraint table=inventory constraint=(Constraint PRIMARY_KEY body=(a, b))
ALTER TABLE inventory DROP FOREIGN KEY f
    DropConstraint table=inventory name=inventory.f FOREIGN_KEY
ALTER TABLE inventory DROP INDEX code_index
    DropIndex table=inventory index=inventory.code_index
ALTER TABLE inventory DROP KEY code_index, DROP INDEX IF EXISTS other
    DropIndex table=inventory index=inventory.code_index
    DropIndex table=inventory index=inventory.other ifExists
ALTER TABLE inventory DROP CHECK c
    DropConstraint table=inventory name=inventory.c CHECK
ALTER TABLE inventory DROP CONSTRAINT c
    DropConstraint table=inventory name=inventory.c ANY
ALTER TABLE inventory RENAME INDEX a TO b
    ChangeIndex table=inventory index=inventory.a
ALTER TABLE inventory RENAME KEY a TO b
    ChangeIndex table=inventory index=inventory.a
ALTER TABLE inventory ALTER INDEX a INVISIBLE
    ChangeIndex table=inventory index=inventory.a
ALTER TABLE inventory ALTER CHECK c NOT ENFORCED
    ChangeConstraint table=inventory name=inventory.c
ALTER TABLE inventory ALTER CONSTRAINT c ENFORCED
    ChangeConstraint table=inventory name=inventory.c
CREATE INDEX code_index ON inventory (code)
    CreateIndex table=inventory index=code_index
CREATE UNIQUE INDEX code_index USING BTREE ON shop.inventory (code(10) DESC) COMMENT 'x'
    CreateIndex table=shop.inventory index=code_index traits=[unique]
CREATE FULLTEXT INDEX words ON inventory (note)
    CreateIndex table=inventory index=words
CREATE INDEX code_index ON inventory (code) ALGORITHM=INPLACE LOCK=NONE
    CreateIndex table=inventory index=code_index
    Demand table=inventory clause=ALGORITHM value=INPLACE
    Demand table=inventory clause=LOCK value=NONE
CREATE OR REPLACE INDEX IF NOT EXISTS code_index ON inventory (code)
    CreateIndex table=inventory index=code_index traits=[if_not_exists]
DROP INDEX code_index ON inventory
    DropIndex table=inventory index=code_index
DROP INDEX IF EXISTS `PRIMARY` ON shop.inventory
    DropIndex table=shop.inventory index=primary ifExists
DROP INDEX code_index ON inventory ALGORITHM=INPLACE LOCK=NONE
    DropIndex table=inventory index=code_index
    Demand table=inventory clause=ALGORITHM value=INPLACE
    Demand table=inventory clause=LOCK value=NONE

# Tables
CREATE TABLE inventory (id INT PRIMARY KEY AUTO_INCREMENT, `key` INT, KEY k (`key`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4
    CreateTable table=inventory
CREATE TABLE IF NOT EXISTS inventory (id INT, CONSTRAINT f FOREIGN KEY (id) REFERENCES `shelf` (id))
    CreateTable table=inventory references=[shelf] traits=[if_not_exists]
CREATE TEMPORARY TABLE t SELECT * FROM inventory
    CreateTable table=t traits=[from_query, temporary]
CREATE TABLE t AS SELECT 1
    CreateTable table=t traits=[from_query]
CREATE TABLE t LIKE inventory
    CreateTable table=t
CREATE OR REPLACE TABLE t (a INT)
    CreateTable table=t traits=[replaces]
CREATE TABLE t (a INT) PARTITION BY HASH (a) PARTITIONS 4
    CreateTable table=t
DROP TABLE IF EXISTS a, b.c
    DropTable table=a ifExists
    DropTable table=b.c ifExists
DROP TEMPORARY TABLE t
    DropTable table=t
RENAME TABLE a TO b, shop.c TO shop.d
    RenameTable table=a to=b
    RenameTable table=shop.c to=shop.d
RENAME TABLE IF EXISTS a WAIT 5 TO b
    RenameTable table=a to=b
ALTER TABLE a RENAME TO b
    RenameTable table=a to=b
ALTER TABLE a RENAME AS b
    RenameTable table=a to=b
ALTER TABLE a RENAME b
    RenameTable table=a to=b
ALTER TABLE shop.a RENAME b
    RenameTable table=shop.a to=shop.b
ALTER TABLE inventory ENGINE=InnoDB
    ChangeTable table=inventory rewrites
ALTER TABLE inventory ENGINE InnoDB ROW_FORMAT=COMPRESSED
    ChangeTable table=inventory rewrites
ALTER TABLE inventory AUTO_INCREMENT = 100
    ChangeTable table=inventory
ALTER TABLE inventory COMMENT = 'x, y'
    ChangeTable table=inventory
ALTER TABLE inventory CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
    ChangeTable table=inventory rewrites
ALTER TABLE inventory DEFAULT CHARACTER SET utf8mb4
    ChangeTable table=inventory
ALTER TABLE inventory ORDER BY a, b DESC
    ChangeTable table=inventory rewrites
ALTER TABLE inventory FORCE
    ChangeTable table=inventory rewrites
ALTER TABLE inventory ADD COLUMN a INT, FORCE
    AddColumn table=inventory column=inventory.a definition=(Definition type=INT)
    ChangeTable table=inventory rewrites
ALTER TABLE inventory DISABLE KEYS
    ChangeTable table=inventory
ALTER TABLE inventory STATS_PERSISTENT=1
    ChangeTable table=inventory
ALTER TABLE inventory DISCARD TABLESPACE
    NotUnderstood reason=ALTER TABLE knows no DISCARD
ALTER TABLE inventory ADD PARTITION (PARTITION p3 VALUES LESS THAN (30))
    ChangePartitions table=inventory
ALTER TABLE inventory DROP PARTITION p1, p2
    ChangePartitions table=inventory losesRows
ALTER TABLE inventory TRUNCATE PARTITION p1
    ChangePartitions table=inventory losesRows
ALTER TABLE inventory REORGANIZE PARTITION p1 INTO (PARTITION p2 VALUES LESS THAN (5), PARTITION p4 VALUES LESS THAN (9))
    ChangePartitions table=inventory
ALTER TABLE inventory EXCHANGE PARTITION p1 WITH TABLE t WITHOUT VALIDATION
    ChangePartitions table=inventory losesRows
ALTER TABLE inventory PARTITION BY KEY (id) PARTITIONS 2
    ChangePartitions table=inventory
ALTER TABLE inventory REMOVE PARTITIONING
    ChangePartitions table=inventory
ALTER TABLE inventory ADD SYSTEM VERSIONING
    ChangeTable table=inventory rewrites
ALTER TABLE inventory ADD COLUMN a INT, WITHOUT VALIDATION
    AddColumn table=inventory column=inventory.a definition=(Definition type=INT)
    Demand table=inventory clause=VALIDATION value=WITHOUT
ALTER TABLE inventory VANISH
    NotUnderstood reason=ALTER TABLE knows no VANISH

# Views and routines
CREATE ALGORITHM=MERGE DEFINER=`admin`@`localhost` SQL SECURITY INVOKER VIEW v AS SELECT 1
    CreateObject VIEW name=v
CREATE OR REPLACE VIEW v AS SELECT * FROM inventory
    CreateObject VIEW name=v replaces
ALTER ALGORITHM=UNDEFINED DEFINER=admin@localhost VIEW v AS SELECT 2
    CreateObject VIEW name=v replaces
DROP VIEW IF EXISTS v, w
    DropObject VIEW name=v ifExists
    DropObject VIEW name=w ifExists
CREATE DEFINER=CURRENT_USER() PROCEDURE p(IN a INT) MODIFIES SQL DATA BEGIN DELETE FROM t WHERE b = a; IF a THEN TRUNCATE u; END IF; END
    CreateRoutine PROCEDURE name=p body=[(Delete table=t where=b = a), (Truncate table=u)]
CREATE FUNCTION f(a INT) RETURNS VARCHAR(20) CHARACTER SET utf8mb4 DETERMINISTIC RETURN CONCAT(a, 'x')
    CreateRoutine FUNCTION name=f
CREATE PROCEDURE p() UPDATE t SET a = 1
    CreateRoutine PROCEDURE name=p body=[(Update table=t)]
CREATE PROCEDURE p() BEGIN DECLARE a INT DEFAULT 5; DECLARE CONTINUE HANDLER FOR SQLSTATE '42S21', NOT FOUND SET a = 1; l: LOOP LEAVE l; END LOOP; PREPARE s FROM @sql; EXECUTE s; END
    CreateRoutine PROCEDURE name=p body=[(NotUnderstood reason=it puts its statement together when it runs), (NotUnderstood reason=its statement is known only when it runs)]
DROP PROCEDURE IF EXISTS p
    DropObject PROCEDURE name=p ifExists
DROP FUNCTION f
    DropObject FUNCTION name=f
CREATE TRIGGER t BEFORE INSERT ON inventory FOR EACH ROW SET NEW.a = UPPER(NEW.b)
    CreateRoutine TRIGGER name=t on=inventory
CREATE TRIGGER IF NOT EXISTS t AFTER UPDATE ON inventory FOR EACH ROW FOLLOWS u BEGIN INSERT INTO log VALUES (OLD.id); END
    CreateRoutine TRIGGER name=t on=inventory body=[(Insert table=log FAILS)]
CREATE TRIGGER t BEFORE INSERT ON inventory FOR EACH ROW IF NEW.a IS NULL THEN SET NEW.a = NEW.b; END IF
    CreateRoutine TRIGGER name=t on=inventory
DROP TRIGGER IF EXISTS shop.t
    DropObject TRIGGER name=shop.t ifExists
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM log
    CreateRoutine EVENT name=e body=[(Delete table=log)]
ALTER EVENT e DISABLE
    ChangeObject EVENT name=e
DROP EVENT e
    DropObject EVENT name=e
BEGIN NOT ATOMIC IF a THEN DROP TABLE t; END IF; END
    Block
    DropTable table=t

# Other objects
CREATE DATABASE shop CHARACTER SET utf8mb4
    CreateObject SCHEMA name=shop
ALTER DATABASE shop CHARACTER SET utf8mb4
    ChangeObject SCHEMA name=shop
DROP DATABASE IF EXISTS shop
    DropObject SCHEMA name=shop ifExists
DROP SCHEMA shop
    DropObject SCHEMA name=shop
CREATE SEQUENCE s START WITH 10
    CreateObject SEQUENCE name=s
ALTER SEQUENCE s RESTART 5
    ChangeObject SEQUENCE name=s
DROP SEQUENCE s
    DropObject SEQUENCE name=s
CREATE USER 'app'@'%' IDENTIFIED BY 'x'
    CreateObject ROLE
ALTER USER app@localhost ACCOUNT LOCK
    ChangeObject ROLE name=app
DROP USER 'app'@'%'
    DropObject ROLE
RENAME USER 'a'@'b' TO 'c'@'d'
    RenameObject ROLE
CREATE ROLE reader
    CreateObject ROLE name=reader
GRANT SELECT ON shop.* TO 'app'@'%'
    Grant SCHEMA name=shop
GRANT ALL PRIVILEGES ON *.* TO app
    Grant DATABASE
GRANT SELECT (a, b), INSERT ON shop.inventory TO app
    Grant TABLE name=shop.inventory
GRANT EXECUTE ON PROCEDURE shop.p TO app
    Grant PROCEDURE name=shop.p
REVOKE INSERT ON inventory FROM app
    Revoke TABLE name=inventory
CREATE TABLESPACE ts ADD DATAFILE 'x.ibd'
    CreateObject OTHER name=ts
CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'x')
    CreateObject OTHER name=s

# Rows
INSERT INTO inventory (a) VALUES (1)
    Insert table=inventory FAILS
INSERT IGNORE INTO inventory VALUES (1)
    Insert table=inventory IGNORED
INSERT LOW_PRIORITY IGNORE inventory SET a = 1
    Insert table=inventory IGNORED
INSERT INTO inventory (a) VALUES (1) ON DUPLICATE KEY UPDATE a = VALUES(a)
    Insert table=inventory UPDATED
INSERT INTO inventory (a) SELECT a FROM old JOIN b ON a = b WHERE c ON DUPLICATE KEY UPDATE a = 1
    Insert table=inventory UPDATED query=SELECT a FROM old JOIN b ON a = b WHERE c
INSERT INTO inventory (a) WITH x AS (SELECT 1) SELECT * FROM x
    Insert table=inventory FAILS query=WITH x AS (SELECT 1) SELECT * FROM x
REPLACE INTO inventory VALUES (1)
    Insert table=inventory UPDATED
REPLACE inventory SELECT * FROM old
    Insert table=inventory UPDATED query=SELECT * FROM old
UPDATE inventory SET a = 1
    Update table=inventory
UPDATE LOW_PRIORITY IGNORE inventory AS i JOIN shelf s ON s.id = i.shelf_id SET i.code = s.code WHERE i.code IS NULL LIMIT 1000
    Update table=inventory where=i.code IS NULL LIMIT 1000
UPDATE inventory SET a = 1 ORDER BY id LIMIT 10
    Update table=inventory
UPDATE mapping m JOIN shop.orders AS o USING (id, b) SET o.code = m.code, note = IF(m.a, 1, 2) WHERE o.id > 1
    Update table=shop.orders where=o.id > 1
UPDATE mapping, orders PARTITION (p0, p1) SET orders.code = mapping.code, mapping.done = 1
    Update table=orders
    Update table=mapping
UPDATE (SELECT 1 AS id) m LEFT JOIN orders o USE INDEX (a, b) ON o.id = m.id SET o.code = 1 WHERE o.id = 1
    Update table=orders where=o.id = 1
UPDATE a JOIN b ON a.id = b.id SET code = 1
    Update table=a
DELETE m, o FROM mapping AS m JOIN shop.orders o ON o.id = m.id WHERE m.id = 1
    Delete table=mapping where=m.id = 1
    Delete table=shop.orders where=m.id = 1
DELETE FROM o.*, mapping USING mapping JOIN orders AS o ON o.id = mapping.id
    Delete table=orders
    Delete table=mapping
DELETE o FROM mapping m STRAIGHT_JOIN orders o WHERE o.id = m.id
    Delete table=orders where=o.id = m.id
DELETE FROM inventory WHERE a = 1 LIMIT 100
    Delete table=inventory where=a = 1 LIMIT 100
DELETE QUICK FROM inventory
    Delete table=inventory
DELETE i FROM inventory i JOIN shelf s ON s.id = i.shelf_id WHERE s.gone
    Delete table=inventory where=s.gone
TRUNCATE TABLE inventory
    Truncate table=inventory
TRUNCATE inventory
    Truncate table=inventory
LOAD DATA LOCAL INFILE 'x' IGNORE INTO TABLE inventory FIELDS TERMINATED BY ','
    Copy table=inventory in
WITH x AS (SELECT 1) DELETE FROM inventory WHERE a IN (SELECT * FROM x)
    Delete table=inventory where=a IN (SELECT * FROM x)
SELECT IFNULL(a, 1), DATE_ADD(NOW(), INTERVAL 1 DAY) FROM inventory
    Query
SELECT a INTO @x FROM inventory
    Query
SELECT * INTO OUTFILE '/tmp/x' FROM inventory
    Query
SELECT refresh_totals(1)
    NotUnderstood reason=it calls refresh_totals()
DO refresh_totals(1)
    NotUnderstood reason=it calls refresh_totals()
DO SLEEP(1)
    Query
SHOW TABLES
    Query
DESCRIBE inventory
    Query
EXPLAIN UPDATE inventory SET a = 1
    Query
EXPLAIN ANALYZE SELECT 1
    Query

# Sessions and transactions
START TRANSACTION
    Transaction BEGIN
BEGIN WORK
    Transaction BEGIN
COMMIT
    Transaction COMMIT
ROLLBACK
    Transaction ROLLBACK
SAVEPOINT a
    Transaction SAVEPOINT
SET foreign_key_checks = 0
    Setting SESSION name=foreign_key_checks value=0
SET NAMES utf8mb4
    Setting SESSION name=names value=utf8mb4
SET @a = 1, @b := (SELECT 2)
    Setting SESSION name=@a value=1
    Setting SESSION name=@b value=(SELECT 2)
SET SESSION lock_wait_timeout = 5, GLOBAL max_connections = 10
    Setting SESSION name=lock_wait_timeout value=5
    Setting GLOBAL name=max_connections value=10
SET @@SESSION.sql_mode = 'ANSI', @@GLOBAL.x = 1
    Setting SESSION name=sql_mode value='ANSI'
    Setting GLOBAL name=x value=1
SET TRANSACTION ISOLATION LEVEL READ COMMITTED
    Setting TRANSACTION name=transaction value=ISOLATION LEVEL READ COMMITTED
SET STATEMENT lock_wait_timeout = 5 FOR ALTER TABLE t DROP COLUMN a
    Setting TRANSACTION name=lock_wait_timeout value=5
    DropColumn table=t column=t.a
USE shop
    Setting SESSION name=schema value=shop
LOCK TABLES inventory WRITE, shelf AS s READ
    Lock table=inventory mode=WRITE
    Lock table=shelf mode=READ
UNLOCK TABLES
    Lock
CALL p(1)
    NotUnderstood reason=it calls p
PREPARE s FROM 'DROP TABLE t'
    NotUnderstood reason=its statement is known only when it runs
EXECUTE s USING @a
    NotUnderstood reason=its statement is known only when it runs
DEALLOCATE PREPARE s
    Session
/*!40101 SET NAMES utf8 */
    Setting SESSION name=names value=utf8
/*!50003 DROP TRIGGER IF EXISTS t */
    DropObject TRIGGER name=t ifExists
/*!100100 ALTER TABLE t DROP COLUMN a */
    DropColumn table=t column=t.a

# Maintenance
OPTIMIZE TABLE inventory, shelf
    Maintenance OPTIMIZE target=inventory
    Maintenance OPTIMIZE target=shelf
OPTIMIZE LOCAL TABLE inventory
    Maintenance OPTIMIZE target=inventory
ANALYZE TABLE inventory
    Maintenance ANALYZE target=inventory
ANALYZE FORMAT=JSON UPDATE inventory SET a = 1 WHERE b
    Update table=inventory where=b
REPAIR TABLE inventory
    Maintenance OPTIMIZE target=inventory
CHECKSUM TABLE inventory
    Query
FLUSH TABLES WITH READ LOCK
    Sweep LOCKS
SHUTDOWN
    NotUnderstood reason=it begins with no known word
