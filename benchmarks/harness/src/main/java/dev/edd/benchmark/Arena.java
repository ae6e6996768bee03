package dev.edd.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets the candidates of a benchmark run in turn, so that whatever else the machine does hits all of them alike. */
final class Arena {
    /** The most heap that this product may need, in megabytes. */
    static final int HEAP_LIMIT = 256;

    private final Path work;
    private final Options options;

    Arena(Path work, Options options) {
        this.work = work;
        this.options = options;
    }

    /** Runs every candidate once unmeasured, then in as many rounds as asked for, each led by another candidate. */
    Result run(Benchmark benchmark) {
        List<UserProject> projects = new ArrayList<>();
        Map<Candidate, Series> series = new LinkedHashMap<>();
        for (Candidate candidate : benchmark.candidates()) {
            UserProject project = new UserProject(benchmark, candidate, work, options);
            projects.add(project);
            series.put(candidate, project.runs());
        }
        projects.forEach(UserProject::prepare);
        for (int round = 0; round < options.rounds(); round++) {
            projects.forEach(UserProject::measure);
            Collections.rotate(projects, -1);
        }
        return new Result(benchmark, series, heap(projects));
    }

    private static long heap(List<UserProject> projects) {
        return projects.stream()
                .filter(project -> project.candidate() == Candidates.EDD)
                .mapToLong(project -> project.peakHeap(HEAP_LIMIT))
                .max()
                .orElseThrow();
    }
}
