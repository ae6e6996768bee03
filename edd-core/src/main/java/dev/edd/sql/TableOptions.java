package dev.edd.sql;

import dev.edd.sql.TableAction.ChangePartitions;
import dev.edd.sql.TableAction.ChangeTable;
import dev.edd.sql.TableAction.Demand;
import dev.edd.sql.TableAction.RenameTable;
import java.util.Set;

/** Reads what {@code ALTER TABLE} does to a table as a whole: {@code OWNER TO app}, {@code ENGINE=InnoDB}. */
final class TableOptions {
    private static final Set<String> KNOWN = Words.of("""
            ENABLE DISABLE OPTIONS FORCE NO CLUSTER SET RESET INHERIT OF NOT OWNER REPLICA ENGINE TYPE AUTO_INCREMENT
            AUTOEXTEND_SIZE AVG_ROW_LENGTH CHARSET CHARACTER CHECKSUM COLLATE COMMENT COMPRESSION CONNECTION
            CONVERT DATA DEFAULT DELAY_KEY_WRITE ENCRYPTED ENCRYPTION ENCRYPTION_KEY_ID ENGINE_ATTRIBUTE INDEX
            INSERT_METHOD KEY_BLOCK_SIZE MAX_ROWS MIN_ROWS ORDER PACK_KEYS PAGE_CHECKSUM PAGE_COMPRESSED
            PAGE_COMPRESSION_LEVEL PASSWORD ROW_FORMAT SECONDARY_ENGINE SEQUENCE STATS_AUTO_RECALC
            STATS_PERSISTENT STATS_SAMPLE_PAGES TABLESPACE TRANSACTIONAL UNION
            """);

    private static final Set<String> REWRITING = Words.of("""
            LOGGED UNLOGGED TABLESPACE ACCESS ENGINE TYPE CONVERT ROW_FORMAT KEY_BLOCK_SIZE ENCRYPTION ENCRYPTED
            PAGE_COMPRESSED ORDER
            """);

    private static final Set<String> ON_PARTITIONS = Words.of("""
            ANALYZE CHECK COALESCE EXCHANGE MERGE OPTIMIZE PARTITION REBUILD REMOVE REORGANIZE REPAIR SPLIT
            TRUNCATE UPGRADE
            """);

    private static final Set<String> LOSING = Set.of("TRUNCATE", "EXCHANGE", "CONVERT");

    private final Sentence sentence;
    private final Cursor cursor;
    private final QualifiedName table;

    TableOptions(Sentence sentence, QualifiedName table) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.table = table;
    }

    void read(int start) {
        String word = cursor.keyword();
        if (cursor.at("SET") && cursor.precedes("SCHEMA")) {
            schema(start);
        } else if (ON_PARTITIONS.contains(word) || (cursor.at("CONVERT") && cursor.precedes("PARTITION"))) {
            partitions(start, word);
        } else if (word.equals("WITH") || word.equals("WITHOUT")) {
            cursor.skipItem();
            sentence.add(new Demand(sentence.origin(start), table, "VALIDATION", word));
        } else if (KNOWN.contains(word)) {
            options(start, word);
        } else {
            String written = cursor.written();
            cursor.skipItem();
            sentence.notUnderstood(start, "ALTER TABLE knows no " + written);
        }
    }

    private void schema(int start) {
        cursor.accept("SET", "SCHEMA");
        QualifiedName to = Names.moved(sentence.name(), table);
        sentence.add(new RenameTable(sentence.origin(start), table, to));
    }

    private void partitions(int start, String word) {
        cursor.skipAll();
        sentence.add(new ChangePartitions(sentence.origin(start), table, LOSING.contains(word)));
    }

    private void options(int start, String first) {
        boolean rewrites = cursor.at("FORCE") && !cursor.precedes("ROW");
        for (; !cursor.atEndOfItem(); cursor.skip()) {
            rewrites |= REWRITING.contains(cursor.keyword());
        }
        if (first.equals("ORDER")) {
            cursor.skipAll();
        }
        sentence.add(new ChangeTable(sentence.origin(start), table, rewrites));
    }
}
