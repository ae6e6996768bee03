package dev.edd.backfill;

import dev.edd.migration.Dialect;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** How the values of a key's column are read, bound, and written down as text between two runs. */
enum KeyType {
    /** Whole numbers. */
    INTEGER {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getLong(column);
        }

        @Override
        Object decode(String text) {
            return Long.valueOf(text);
        }
    },

    /** Exact numbers of any size. */
    DECIMAL {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getBigDecimal(column);
        }

        @Override
        Object decode(String text) {
            return new BigDecimal(text);
        }
    },

    /** Binary numbers of single precision. */
    SINGLE {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getFloat(column);
        }

        @Override
        Object decode(String text) {
            return Float.valueOf(text);
        }
    },

    /** Binary numbers of double precision. */
    DOUBLE {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getDouble(column);
        }

        @Override
        Object decode(String text) {
            return Double.valueOf(text);
        }
    },

    /** Whatever PostgreSQL would not compare with a string of a type, but with a literal: enums, {@code char(n)}… */
    LITERAL {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }

        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setObject(index, value, Types.OTHER);
        }

        @Override
        Object decode(String text) {
            return text;
        }
    },

    /** Whatever the database compares with a string. */
    TEXT {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }

        @Override
        Object decode(String text) {
            return text;
        }
    },

    /** UUIDs of databases that have a type for them. */
    UUID_VALUE {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getObject(column, UUID.class);
        }

        @Override
        Object decode(String text) {
            return UUID.fromString(text);
        }
    },

    /** Days. */
    DATE {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getObject(column, LocalDate.class);
        }

        @Override
        Object decode(String text) {
            return LocalDate.parse(text);
        }
    },

    /** Days and times of day without a zone: no zone of the JVM may bend them. */
    LOCAL_TIMESTAMP {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getObject(column, LocalDateTime.class);
        }

        @Override
        Object decode(String text) {
            return LocalDateTime.parse(text);
        }
    },

    /** Instants. */
    INSTANT {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class);
        }

        @Override
        Object decode(String text) {
            return OffsetDateTime.parse(text);
        }
    },

    /** Bytes, as MySQL keeps UUIDs. */
    BYTES {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getBytes(column);
        }

        @Override
        Object decode(String text) {
            return HexFormat.of().parseHex(text);
        }

        @Override
        String encode(Object value) {
            return HexFormat.of().formatHex((byte[]) value);
        }
    };

    private static final Set<String> PLAIN_TEXT = Set.of("text", "varchar");

    /** Returns the type for a column, by its {@link Types JDBC type} and the database's own name for it. */
    static KeyType of(int jdbcType, String typeName, Dialect dialect) {
        String name = typeName.toLowerCase(Locale.ROOT);
        if (name.equals("uuid") && dialect != Dialect.MARIADB) {
            return UUID_VALUE;
        }
        return switch (jdbcType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> INTEGER;
            case Types.BIGINT -> name.contains("unsigned") ? DECIMAL : INTEGER;
            // PostgreSQL's may be infinite, or none at all.
            case Types.DECIMAL, Types.NUMERIC -> dialect == Dialect.POSTGRESQL ? LITERAL : DECIMAL;
            case Types.REAL -> dialect == Dialect.POSTGRESQL ? LITERAL : SINGLE;
            case Types.FLOAT, Types.DOUBLE -> dialect == Dialect.POSTGRESQL ? LITERAL : DOUBLE;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> BYTES;
            case Types.DATE -> DATE;
            case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
            case Types.TIMESTAMP -> name.contains("tz") ? INSTANT : LOCAL_TIMESTAMP;
            default -> text(name, dialect);
        };
    }

    private static KeyType text(String name, Dialect dialect) {
        return dialect == Dialect.POSTGRESQL && !PLAIN_TEXT.contains(name) ? LITERAL : TEXT;
    }

    /** Returns the value in a column of the current row. */
    abstract Object read(ResultSet row, int column) throws SQLException;

    /** Binds a value that was read, so that the database compares it as it compares the column's own. */
    void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        statement.setObject(index, value);
    }

    /** Returns the value that a text was made from. */
    abstract Object decode(String text);

    /** Returns a text that keeps the value exactly. */
    String encode(Object value) {
        return value.toString();
    }
}
