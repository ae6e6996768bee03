package dev.edd;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The methods and constructors written in Java files, as the compiler's own parser sees them. */
final class SourceMethods {
    private SourceMethods() {}

    /**
     * One method.
     *
     * @param place the file and the method's name
     * @param lines the non-blank lines from its signature, without annotations, to its closing brace
     * @param table whether its body is nothing but one {@code switch} or {@code List.of}
     */
    record SourceMethod(String place, long lines, boolean table) {}

    /** Returns every method with a body, those of nested and anonymous classes too, file by file. */
    static List<SourceMethod> of(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            Scanner scanner = new Scanner(Trees.instance(task).getSourcePositions());
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, null);
            }
            return List.copyOf(scanner.methods);
        }
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final List<SourceMethod> methods = new ArrayList<>();
        private final SourcePositions positions;

        private Scanner(SourcePositions positions) {
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            if (method.getBody() != null) {
                methods.add(measured(method, method.getBody()));
            }
            return super.visitMethod(method, null);
        }

        private SourceMethod measured(MethodTree method, BlockTree body) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            long start = positions.getStartPosition(unit, method);
            for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
                start = positions.getEndPosition(unit, annotation);
            }
            String text = text(unit).substring((int) start, (int) positions.getEndPosition(unit, body));
            return new SourceMethod(
                    "%s: %s".formatted(unit.getSourceFile().getName(), method.getName()),
                    text.lines().filter(line -> !line.isBlank()).count(),
                    isTable(body.getStatements()));
        }

        private static String text(CompilationUnitTree unit) {
            try {
                return unit.getSourceFile().getCharContent(true).toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean isTable(List<? extends StatementTree> statements) {
            if (statements.size() != 1) {
                return false;
            }
            StatementTree only = statements.get(0);
            return only instanceof SwitchTree
                    || (only instanceof ReturnTree returned && isTable(returned.getExpression()));
        }

        private static boolean isTable(ExpressionTree returned) {
            return returned instanceof SwitchExpressionTree
                    || (returned instanceof MethodInvocationTree call
                            && call.getMethodSelect().toString().equals("List.of"));
        }
    }
}
