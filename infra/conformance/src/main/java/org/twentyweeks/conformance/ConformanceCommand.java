package org.twentyweeks.conformance;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.twentyweeks.core.casework.StatutoryClock;

/**
 * Runs a file of published cases against the rule book of this release.
 *
 * <p>Exit status 0: all passed; 1: some failed; 2: the file is not a valid case file, nothing was run, and standard
 * error says why.
 */
public final class ConformanceCommand {

    static final int ALL_PASSED = 0;
    static final int SOME_FAILED = 1;
    static final int INVALID = 2;

    private ConformanceCommand() {}

    public static void main(String[] arguments) {
        int status;
        try (var out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8);
                var err = new PrintStream(System.err, true, StandardCharsets.UTF_8)) {
            status = run(List.of(arguments), out, err);
        }
        System.exit(status);
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() != 1) {
            err.println("usage: conformance FILE");
            return INVALID;
        }
        List<ConformanceCase> cases;
        try {
            cases = CaseFileReader.read(Files.readAllBytes(Path.of(arguments.getFirst())));
        } catch (IOException | InvalidPathException unreadable) {
            err.println("the file cannot be read: " + unreadable.getMessage());
            return INVALID;
        } catch (InvalidCaseFileException invalid) {
            err.println(invalid.getMessage());
            return INVALID;
        }
        var results = new ConformanceRun(StatutoryClock.current()).of(cases);
        results.stream().flatMap(result -> result.lines().stream()).forEach(line -> out.print(line + "\n"));
        long passed = results.stream().filter(CaseResult::passed).count();
        long failed = results.size() - passed;
        out.print(passed + " passed, " + failed + " failed\n");
        return failed == 0 ? ALL_PASSED : SOME_FAILED;
    }
}
