package dev.edd.audit;

import dev.edd.database.Runner;
import dev.edd.release.Origin;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** This process: who runs it, and where. */
public final class Here {
    private Here() {}

    /**
     * Returns who does what is done now, where, and with which version of the files; what is given goes before what is found
     * out.
     */
    public static Origin origin(@Nullable String user, @Nullable String build, @Nullable String commit) {
        Map<String, String> environment = System.getenv();
        Origin here = new Origin(System.getProperty("user.name", ""), Runner.host(), given(build), given(commit));
        Origin found = Origin.in(environment, here);
        return user == null ? found : new Origin(user, found.host(), found.build(), found.commit());
    }

    private static String given(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }
}
