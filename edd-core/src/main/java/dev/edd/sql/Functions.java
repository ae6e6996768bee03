package dev.edd.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Knows functions that come with the databases and change nothing but sequences and settings of the session. */
final class Functions {
    /** What may stand before a parenthesis and is no function at all. */
    private static final Set<String> KEY_WORDS = Words.of("""
            all and any array as between by case cube distinct else except exists fetch filter from group having
            ilike in intersect interval is join lateral like limit materialized not of offset on or over
            recursive returning rollup row select set sets some table then union using values when where within
            """);

    private static final Set<String> OF_VALUES = Words.of("""
            abs age ascii cast ceil ceiling char char_length character_length chr coalesce concat concat_ws
            convert current_database current_date current_schema current_setting current_time current_timestamp
            current_user curdate curtime database date date_add date_bin date_format date_part date_sub
            date_trunc datediff dateadd decode encode exp extract field find_in_set floor format gen_random_uuid
            greatest hex if ifnull initcap inet_aton instr isnull last_day lcase least left length ln localtime
            localtimestamp locate log lower lpad ltrim make_date make_interval md5 mod nextval now nullif nvl
            octet_length overlay pi position power quote_ident quote_literal quote_nullable rand random
            random_uuid regexp_like regexp_match regexp_matches regexp_replace regexp_substr repeat replace
            reverse right round row_count rpad rtrim schema sha1 sha2 sha256 sign space split_part sqrt
            statement_timestamp str_to_date strpos substr substring substring_index sysdate timestampadd
            timestampdiff to_char to_date to_number to_timestamp translate treat trim trunc truncate ucase unhex
            unix_timestamp upper user uuid uuid_generate_v4 uuidv7 version year month day
            """);

    private static final Set<String> OF_ROWS = Words.of("""
            array_agg array_length array_to_string avg bit_and bit_or bool_and bool_or cardinality count
            cume_dist dense_rank every first_value generate_series generate_subscripts group_concat json_agg
            json_array_elements json_arrayagg json_build_object json_extract json_object json_objectagg
            json_unquote json_valid jsonb_agg jsonb_array_elements jsonb_array_length jsonb_build_object
            jsonb_each jsonb_object_agg jsonb_set jsonb_typeof lag last_value lead listagg max median min
            nth_value ntile percent_rank percentile_cont percentile_disc range rank row_number row_to_json
            stddev stddev_pop stddev_samp string_agg string_to_array sum system_range to_json to_jsonb unnest
            var_pop var_samp variance
            """);

    private static final Set<String> OF_SESSION = Words.of("""
            currval found_rows get_lock has_table_privilege is_free_lock last_insert_id lastval obj_description
            pg_advisory_lock pg_advisory_unlock pg_advisory_xact_lock pg_backend_pid pg_get_serial_sequence
            pg_get_viewdef pg_relation_size pg_size_pretty pg_sleep pg_table_size pg_total_relation_size
            pg_try_advisory_lock pg_try_advisory_xact_lock pg_typeof release_lock set_config setval sleep
            to_regclass to_regtype txid_current
            """);

    private static final Set<List<String>> SYSTEM_SCHEMAS =
            Set.of(List.of("pg_catalog"), List.of("information_schema"), List.of("sys"));

    private Functions() {}

    /** Returns whether all functions of that name are harmless; key words are as well. */
    static boolean areHarmless(QualifiedName name) {
        int qualifiers = name.parts().size() - 1;
        boolean system =
                qualifiers == 0 || SYSTEM_SCHEMAS.contains(lower(name.parts().subList(0, qualifiers)));
        String last = name.last().toLowerCase(Locale.ROOT);
        return system
                && (KEY_WORDS.contains(last)
                        || OF_VALUES.contains(last)
                        || OF_ROWS.contains(last)
                        || OF_SESSION.contains(last));
    }

    private static List<String> lower(List<String> parts) {
        return parts.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
    }
}
