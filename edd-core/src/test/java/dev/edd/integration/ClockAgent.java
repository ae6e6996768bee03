package dev.edd.integration;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Sets the clock of a whole JVM wrong: of every class that it loads, libraries and drivers included, and of the JDK's own
 * ones that tell the time. Behind each call that asks the system for it, a constant is added.
 */
final class ClockAgent implements ClassFileTransformer {
    private final long millis;

    private ClockAgent(long millis) {
        this.millis = millis;
    }

    /** Returns the option by which a JVM's clock is off by that much. */
    static String option(Duration off, Path directory) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", ClockAgent.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        try {
            // One for each process: another may be about to open its own.
            Path jar = Files.createTempFile(directory, "clock-agent", ".jar");
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream written = new JarOutputStream(file, manifest)) {
                written.finish();
            }
            return "-javaagent:%s=%s".formatted(jar, off.toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void premain(String millis, Instrumentation instrumentation)
            throws UnmodifiableClassException, IOException {
        ClockAgent agent = new ClockAgent(Long.parseLong(millis));
        try (InputStream self = Objects.requireNonNull(ClockAgent.class.getResourceAsStream("ClockAgent.class"))) {
            // Loads whatever it takes, before it is asked about the loading of that.
            agent.transformed(self.readAllBytes());
        }
        instrumentation.addTransformer(agent, true);
        instrumentation.retransformClasses(Clock.class, Clock.systemUTC().getClass(), Date.class);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> before,
            ProtectionDomain domain,
            byte[] bytes) {
        return loader == null && before == null ? null : transformed(bytes);
    }

    private byte[] transformed(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new Clocks(writer), 0);
        return writer.toByteArray();
    }

    private final class Clocks extends ClassVisitor {
        Clocks(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String type, @Nullable String signature, String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, type, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitMethodInsn(int call, String owner, String method, String kind, boolean isInterface) {
                    super.visitMethodInsn(call, owner, method, kind, isInterface);
                    if (owner.equals("java/lang/System") && method.equals("currentTimeMillis")) {
                        add(millis);
                    } else if (method.equals("getNanoTimeAdjustment")) {
                        add(Duration.ofMillis(millis).toNanos());
                    }
                }

                private void add(long constant) {
                    super.visitLdcInsn(constant);
                    super.visitInsn(Opcodes.LADD);
                }
            };
        }
    }
}
