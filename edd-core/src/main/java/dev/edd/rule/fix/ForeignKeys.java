package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Reference;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A new table with foreign keys to one existing table only, and the others, which are added to it afterwards. */
final class ForeignKeys {
    private static final Pattern OF_TABLE =
            Pattern.compile("(?is)\\s*(?:CONSTRAINT\\s+(\\S+)\\s+)?FOREIGN\\s+KEY\\s*(\\(.*?\\))\\s*REFERENCES\\b.*");
    private static final Pattern NAMED = Pattern.compile("(?i)\\s*\\bCONSTRAINT\\s+(\\S+)\\s*$");

    private final CreateTable create;
    private final Existing existing;
    private final List<String> elements = new ArrayList<>();
    private final Map<String, String> added = new LinkedHashMap<>();
    private QualifiedName kept = QualifiedName.NONE;

    /** Takes those away that point to a second existing table and to further ones. */
    ForeignKeys(CreateTable create, Existing existing) {
        this.create = create;
        this.existing = existing;
    }

    /** Returns the statement without the others. */
    String create() {
        String text = create.text();
        Outline outline = Outline.of(text, Dialect.POSTGRESQL);
        int open = outline.code().indexOf('(');
        if (open < 0) {
            return text.strip();
        }
        int close = outline.closing(open);
        Outline.of(text.substring(open + 1, close), Dialect.POSTGRESQL).items().forEach(this::read);
        return (text.substring(0, open + 1) + String.join(",", elements) + text.substring(close)).strip();
    }

    /** Returns the others under their names, once the statement has been written. */
    Map<String, String> added() {
        return added;
    }

    private void read(String element) {
        Optional<Reference> reference = Reference.in(element, Dialect.POSTGRESQL).stream()
                .filter(each -> existing.table(each.table()))
                .findFirst();
        if (reference.isPresent()
                && kept.isPresent()
                && !reference.get().table().matches(kept)) {
            cut(element, reference.get());
        } else {
            kept = kept.isPresent() ? kept : reference.map(Reference::table).orElse(kept);
            elements.add(element);
        }
    }

    private void cut(String element, Reference reference) {
        Matcher ofTable = OF_TABLE.matcher(element);
        if (ofTable.matches()) {
            String columns = String.join("_", Outline.listed(ofTable.group(2)));
            add(ofTable.group(1), columns, "FOREIGN KEY %s %s".formatted(ofTable.group(2), reference.text()));
            return;
        }
        int at = element.indexOf(reference.text());
        String before = element.substring(0, at).stripTrailing();
        String column = before.strip().split("\\s", 2)[0];
        Matcher named = NAMED.matcher(before);
        boolean said = named.find();
        elements.add((said ? before.substring(0, named.start()) : before)
                + element.substring(at + reference.text().length()));
        add(said ? named.group(1) : null, column, "FOREIGN KEY (%s) %s".formatted(column, reference.text()));
    }

    private void add(@Nullable String said, String columns, String key) {
        String made = "%s_%s_fkey".formatted(Spelling.word(create.table().last()), Spelling.word(columns));
        added.put(said == null ? made : said, key);
    }
}
