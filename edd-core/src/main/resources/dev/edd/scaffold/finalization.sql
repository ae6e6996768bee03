-- FINALIZATION: runs with the release after the next (X+2), when no instance of X is left.
--
-- Remove what only X needed: old columns and tables, their indexes, the triggers that kept old and new in step.
-- Add the constraints that X could not have kept, such as NOT NULL on the new columns.
-- There is no way back: the transition runs once more right before it, and no row may remain.
--
-- Example: ALTER TABLE inventory DROP COLUMN inventory_code;

