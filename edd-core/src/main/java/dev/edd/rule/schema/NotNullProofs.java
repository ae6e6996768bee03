package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Trait;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropConstraint;
import dev.edd.sql.TableAction.ValidateConstraint;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks of a table that let PostgreSQL know, where a column is to be NOT NULL, that there is no null in it. */
public final class NotNullProofs {
    private static final Scene.Fact<QualifiedName, NotNullProofs> OF_TABLE = Scene.Fact.everywhere(NotNullProofs::new);

    private static final Pattern CHECK = Pattern.compile(
            "[\\s(]*+(\"[^\"]*+\"|[^\\s\"()]++)\\s++IS\\s++NOT\\s++NULL[\\s)]*+(?:NO.*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The same in the definition of a table, as one of its elements. */
    private static final Pattern IN_TABLE = Pattern.compile(
            "\\bCONSTRAINT\\s++(\"[^\"]*+\"|[\\w$]++)\\s++CHECK\\s*+[\\s(]*+(\"[^\"]*+\"|[^\\s\"()]++)\\s++IS\\s++NOT\\s++NULL[\\s)]*+(?=,|$)",
            Pattern.CASE_INSENSITIVE);

    private final Set<SetNotNull> proven = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The columns that the constraints are about, those included that are not validated. */
    private final Map<String, String> columns = new HashMap<>();

    /** The constraints that hold for all rows, by column. */
    private final Map<String, Set<String>> proofs = new HashMap<>();

    private NotNullProofs(QualifiedName table, Scene scene) {
        for (Migration migration : scene.about(table)) {
            migration.statements().forEach(statement -> read(statement, table));
        }
    }

    /** Returns whether a check that holds for all rows says that the column has no null. */
    public static boolean prove(SetNotNull set, Scene scene) {
        return OF_TABLE.of(set.table(), scene).proven.contains(set);
    }

    private void read(Statement statement, QualifiedName table) {
        if (statement instanceof SetNotNull set && set.table().matches(table)) {
            if (!proofs(set.column().last()).isEmpty()) {
                proven.add(set);
            }
        } else if (statement instanceof CreateTable create && create.table().matches(table)) {
            read(create);
        } else if (statement instanceof AddConstraint add && add.table().matches(table)) {
            add(add);
        } else if (statement instanceof ValidateConstraint proof
                && proof.table().matches(table)) {
            String name = proof.name().last();
            if (columns.containsKey(name)) {
                proofs(columns.get(name)).add(name);
            }
        } else if (statement instanceof DropConstraint drop && drop.table().matches(table)) {
            String name = drop.name().last();
            proofs(columns.getOrDefault(name, "")).remove(name);
        }
    }

    private void read(CreateTable create) {
        Matcher checks = IN_TABLE.matcher(create.text());
        while (checks.find()) {
            String column = checks.group(2).replace("\"", "");
            String name = checks.group(1).replace("\"", "");
            columns.put(name, column);
            proofs(column).add(name);
        }
    }

    private void add(AddConstraint add) {
        Matcher check = CHECK.matcher(add.constraint().body());
        if (check.matches()) {
            String name = add.constraint().name().last();
            String column = check.group(1).replace("\"", "");
            columns.put(name, column);
            if (!add.constraint().is(Trait.NOT_VALID)) {
                proofs(column).add(name);
            }
        }
    }

    private Set<String> proofs(String column) {
        return proofs.computeIfAbsent(column.toLowerCase(Locale.ROOT), unseen -> new HashSet<>());
    }
}
