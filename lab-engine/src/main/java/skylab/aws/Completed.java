package skylab.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Completes a client that overrides only the operations that are emulated: in the subclass made here every other
 * operation of the SDK's interface refuses by name, where the SDK's own default would say nothing at all.
 *
 * <p>The interface is read as byte code. Reflection would load the two thousand classes of its requests and answers.
 */
public final class Completed {
    private Completed() {}

    /** What a client must offer to be completed. */
    public interface Incomplete {
        /** The refusal of an operation that is not emulated. */
        RuntimeException notEmulated(String operation);
    }

    /**
     * The class that completes a client.
     *
     * @param lookup of the client's package, with full access
     * @param client a class that implements the interface in part, and {@link Incomplete}
     * @param contract the SDK's interface
     * @param constructor the type of the client's constructor
     * @return the constructor of the completed class
     */
    public static MethodHandle constructor(
            MethodHandles.Lookup lookup,
            Class<? extends Incomplete> client,
            Class<?> contract,
            MethodType constructor) {
        Set<String> emulated = emulated(client, contract);
        String name = Type.getInternalName(client) + "Completed";
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, Type.getInternalName(client), null);
        writeConstructor(writer, client, constructor);
        operations(contract)
                .filter(method -> !emulated.contains(method.name() + method.descriptor()))
                .forEach(method -> writeRefusal(writer, client, method.name(), method.descriptor()));
        writer.visitEnd();
        try {
            Class<?> completed = lookup.defineHiddenClass(
                            writer.toByteArray(), false, MethodHandles.Lookup.ClassOption.NESTMATE)
                    .lookupClass();
            return lookup.findConstructor(completed, constructor).asType(constructor.changeReturnType(client));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot complete " + client, e);
        }
    }

    /**
     * The operations that a client has.
     *
     * @param client a class that implements the SDK's interface, itself or by interfaces that extend it
     * @param contract the SDK's interface
     * @return their names as Java has them, each with its descriptor
     */
    public static Set<String> emulated(Class<?> client, Class<?> contract) {
        return Stream.concat(
                        Stream.of(client),
                        Arrays.stream(client.getInterfaces())
                                .filter(part -> part != contract && contract.isAssignableFrom(part)))
                .flatMap(Completed::operations)
                .map(method -> method.name() + method.descriptor())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A method as byte code names it. */
    private record Signature(String name, String descriptor) {}

    private static Stream<Signature> operations(Class<?> type) {
        String file = "/" + Type.getInternalName(type) + ".class";
        List<Signature> all = new ArrayList<>();
        try (InputStream bytes = type.getResourceAsStream(file)) {
            new ClassReader(bytes)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access,
                                        String method,
                                        String descriptor,
                                        String signature,
                                        String[] thrown) {
                                    if (isOperation(access, descriptor)) {
                                        all.add(new Signature(method, descriptor));
                                    }
                                    return null;
                                }
                            },
                            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.stream();
    }

    // An operation takes one request and gives an answer; the rest of the interface are conveniences built on them.
    private static boolean isOperation(int access, String descriptor) {
        return (access & Opcodes.ACC_STATIC) == 0
                && Type.getArgumentTypes(descriptor).length == 1
                && descriptor.contains("/model/")
                && Type.getArgumentTypes(descriptor)[0].getClassName().endsWith("Request")
                && Type.getReturnType(descriptor).getClassName().endsWith("Response");
    }

    private static void writeConstructor(ClassWriter writer, Class<?> client, MethodType type) {
        String descriptor = type.toMethodDescriptorString();
        MethodVisitor code = writer.visitMethod(0, "<init>", descriptor, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        for (int i = 0; i < type.parameterCount(); i++) {
            code.visitVarInsn(Opcodes.ALOAD, i + 1);
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, Type.getInternalName(client), "<init>", descriptor, false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void writeRefusal(ClassWriter writer, Class<?> client, String method, String descriptor) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, method, descriptor, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitLdcInsn(Character.toUpperCase(method.charAt(0)) + method.substring(1));
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                Type.getInternalName(client),
                "notEmulated",
                Type.getMethodDescriptor(Type.getType(RuntimeException.class), Type.getType(String.class)),
                false);
        code.visitInsn(Opcodes.ATHROW);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
