package dev.edd.risk;

import dev.edd.migration.Dialect;
import dev.edd.migration.Statement;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;
import dev.edd.plan.Step.Risk;
import dev.edd.plan.Step.Risk.Level;
import dev.edd.plan.Step.Risk.Loss;
import dev.edd.sql.Action;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.CreateTable.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges the steps of a plan by what their statements do. A pure function: how many rows are lost, it does not know. */
public final class RiskJudge {
    private final Dialect dialect;
    /** What the plan itself creates: nothing in it is old enough to be missed. */
    private final Set<QualifiedName> created = new HashSet<>();

    private RiskJudge(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Returns the plan with the risk of each step. */
    public static Plan judge(Plan plan, Dialect dialect) {
        RiskJudge judge = new RiskJudge(dialect);
        return plan.with(
                plan.steps().stream().map(step -> step.with(judge.risk(step))).toList());
    }

    private Risk risk(Step step) {
        Level level = Level.SAFE;
        List<Loss> losses = new ArrayList<>();
        for (Statement statement :
                SqlParser.understood(step.migration(), dialect).statements()) {
            Action action = (Action) statement;
            QualifiedName table = Touched.by(action);
            if (!created.contains(table)) {
                level = max(level, Danger.of(action));
                losses.addAll(Losses.of(action));
            }
            if (action instanceof CreateTable create && isNew(create)) {
                created.add(create.table());
            }
        }
        return new Risk(level, losses);
    }

    /** A table that may have been there already is none that the plan creates. */
    private static boolean isNew(CreateTable create) {
        return !create.traits().contains(Trait.REPLACES) && !create.traits().contains(Trait.IF_NOT_EXISTS);
    }

    private static Level max(Level one, Level other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
