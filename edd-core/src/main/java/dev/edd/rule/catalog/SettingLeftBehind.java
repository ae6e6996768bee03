package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Lock;
import dev.edd.sql.Action.Setting;
import dev.edd.sql.Action.Setting.Scope;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Flags a setting that outlives the migration which makes it, and so do MySQL's locks on tables. */
final class SettingLeftBehind implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
            "setting-left-behind", "Migrations that run after it in the same session find another setting than alone.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(Setting.class, Lock.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        return Stream.concat(settings(migration, scene), locks(migration, scene))
                .toList();
    }

    private static Stream<Finding> settings(Migration migration, Scene scene) {
        List<Setting> settings = migration.statements(Setting.class);
        return settings.stream()
                .filter(setting -> setting.scope() != Scope.TRANSACTION && !isUnset(setting))
                // A variable of the user's own is nobody else's concern.
                .filter(setting -> !setting.name().startsWith("@"))
                .filter(setting -> settings.subList(settings.indexOf(setting) + 1, settings.size()).stream()
                        .noneMatch(later -> later.name().equals(setting.name())
                                || later.name().equals("all")))
                .filter(setting -> isFirst(setting, settings))
                .map(setting -> METADATA.at(
                        setting.location(),
                        "%s sets %s and does not set it back.".formatted(migration.id(), setting.name()),
                        fix(setting, migration, scene)));
    }

    /** Elsewhere a lock ends with its transaction. */
    private static Stream<Finding> locks(Migration migration, Scene scene) {
        if (!Spelling.isMysql(scene.engine().dialect())) {
            return Stream.empty();
        }
        List<Lock> locks = migration.statements(Lock.class);
        return locks.stream()
                .skip(Math.max(0, locks.size() - 1))
                .filter(last -> last.table().isPresent())
                .map(last -> METADATA.at(
                        last.location(),
                        "%s locks %s and does not unlock it: not even its record in the history can then be written."
                                .formatted(migration.id(), last.table()),
                        "Write UNLOCK TABLES; behind the statements that need the lock."));
    }

    /** Returns whether it brings the default back, or an earlier value of the same migration's. */
    private static boolean isUnset(Setting setting) {
        return setting.value().isBlank() || setting.value().equalsIgnoreCase("DEFAULT");
    }

    private static boolean isFirst(Setting setting, List<Setting> settings) {
        return settings.subList(0, settings.indexOf(setting)).stream()
                .noneMatch(earlier -> earlier.name().equals(setting.name()));
    }

    private static String fix(Setting setting, Migration migration, Scene scene) {
        if (setting.scope() == Scope.GLOBAL) {
            return "Leave it to the operators, or to the server's configuration.";
        }
        String name = setting.name().toLowerCase(Locale.ROOT);
        if (scene.engine().dialect().rollsBackDdl() && migration.runsInTransaction()) {
            return "Write SET LOCAL %s = %s; it ends with the migration's transaction."
                    .formatted(name, setting.value());
        }
        return "Set it back at the end of the migration: SET %s = DEFAULT;"
                .formatted(scene.engine().dialect().rollsBackDdl() ? name : setting.name());
    }
}
