CREATE TABLE customers (
    id BIGINT PRIMARY KEY,
    name VARCHAR(50) NOT NULL,
    email TEXT,
    active BOOLEAN NOT NULL DEFAULT TRUE,
    born DATE,
    score INT,
    level SMALLINT,
    rate FLOAT,
    code CHAR(5),
    balance DECIMAL(10, 2),
    seen DATETIME,
    feeling ENUM('sad', 'ok')
);
CREATE TABLE orders (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    customer_id BIGINT NOT NULL,
    amount INT,
    status VARCHAR(20) DEFAULT 'new',
    placed TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    place POINT,
    note VARCHAR(200),
    KEY orders_placed (placed)
);
CREATE TABLE events (id BIGINT, day DATE NOT NULL) PARTITION BY RANGE COLUMNS (day) (
    PARTITION p2025 VALUES LESS THAN ('2026-01-01'),
    PARTITION p2026 VALUES LESS THAN ('2027-01-01')
);
CREATE TABLE keyless (id BIGINT NOT NULL, n INT);
CREATE VIEW open_orders AS SELECT id, status FROM orders WHERE status <> 'done';
CREATE FUNCTION tax(a DECIMAL(10, 2)) RETURNS DECIMAL(10, 2) DETERMINISTIC RETURN a;
CREATE PROCEDURE settle(a INT) SELECT a;
CREATE TRIGGER audit AFTER UPDATE ON orders FOR EACH ROW SET @changed = 1;
