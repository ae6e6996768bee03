--edd release: 1.0
--rollback DROP TABLE inventory;

CREATE TABLE inventory (
    id             VARCHAR(36) NOT NULL PRIMARY KEY,
    inventory_code VARCHAR(22) NOT NULL,
    quantity       INTEGER     NOT NULL,
    CONSTRAINT inventory_code_unique UNIQUE (inventory_code)
);

-- The opening stock.
INSERT INTO inventory (id, inventory_code, quantity) VALUES
    ('5f1c64a1-8a56-4d0e-9d52-0d8f5b0f2a01', 'BER001B2026001S0000001', 40),
    ('5f1c64a1-8a56-4d0e-9d52-0d8f5b0f2a02', 'BER001B2026001S0000002', 12),
    ('5f1c64a1-8a56-4d0e-9d52-0d8f5b0f2a03', 'LON002B2026007S0000001', 7);
