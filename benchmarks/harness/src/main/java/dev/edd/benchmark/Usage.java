package dev.edd.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process and those that it starts take from the machine, as far as somebody looks. */
final class Usage {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");

    private final Process process;
    private final Map<Long, Duration> computing = new HashMap<>();
    private final Map<Long, Long> peaks = new HashMap<>();

    Usage(Process process) {
        this.process = process;
    }

    void look() {
        try (Stream<ProcessHandle> started = process.descendants()) {
            Stream.concat(Stream.of(process.toHandle()), started).forEach(this::look);
        }
    }

    private void look(ProcessHandle each) {
        each.info().totalCpuDuration().ifPresent(time -> computing.put(each.pid(), time));
        peaks.merge(each.pid(), peakKilobytes(Path.of("/proc", Long.toString(each.pid()), "status")), Math::max);
    }

    /** Returns the time on all cores together. */
    Duration computing() {
        return computing.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns the most physical memory that all had together at most. */
    long peakMegabytes() {
        return peaks.values().stream().mapToLong(Long::longValue).sum() / 1024;
    }

    private static long peakKilobytes(Path status) {
        try {
            Matcher matcher = PEAK.matcher(Files.readString(status));
            return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
