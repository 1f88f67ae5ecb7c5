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
import java.util.function.Predicate;
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
 * operation of the SDK's interface refuses by name, where the SDK's own default would say nothing at all. The subclass
 * is made when the first client is asked for.
 *
 * <p>The interface is read as byte code. Reflection would load the two thousand classes of its requests and answers.
 *
 * @param <C> the SDK's interface
 */
public final class Completed<C> {
    /** What an operation gives whose answer has a body of its own. */
    private static final String STREAM = "ResponseInputStream";

    private static final MethodType CONSTRUCTOR = MethodType.methodType(void.class, Door.class);

    private final MethodHandles.Lookup lookup;
    private final Class<? extends EmulatedClient> client;
    private final Class<C> contract;
    private MethodHandle constructor;

    /**
     * The completion of a client.
     *
     * @param lookup of the client's package, with full access
     * @param client a class that implements the interface in part, with a constructor that takes a {@link Door}
     * @param contract the SDK's interface
     */
    public Completed(MethodHandles.Lookup lookup, Class<? extends EmulatedClient> client, Class<C> contract) {
        this.lookup = lookup;
        this.client = client;
        this.contract = contract;
    }

    /** A client whose calls go through a door into a lab. */
    public C client(Door door) {
        try {
            return contract.cast(constructor().invoke(door));
        } catch (Throwable e) {
            throw new LinkageError("cannot make the client of " + contract.getSimpleName(), e);
        }
    }

    private synchronized MethodHandle constructor() {
        if (constructor == null) {
            constructor = make();
        }
        return constructor;
    }

    private MethodHandle make() {
        Set<String> emulated = emulated(client, contract);
        String name = Type.getInternalName(client) + "Completed";
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, Type.getInternalName(client), null);
        writeConstructor(writer, client);
        operations(contract)
                .filter(method -> !emulated.contains(method.name() + method.descriptor()))
                .forEach(method -> writeRefusal(writer, client, method.name(), method.descriptor()));
        writer.visitEnd();
        try {
            Class<?> completed = lookup.defineHiddenClass(
                            writer.toByteArray(), false, MethodHandles.Lookup.ClassOption.NESTMATE)
                    .lookupClass();
            return lookup.findConstructor(completed, CONSTRUCTOR);
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

    /**
     * The operations of a service.
     *
     * @param contract the SDK's interface
     * @return their names as the API has them, e.g. {@code RunInstances}
     */
    public static Set<String> names(Class<?> contract) {
        return methods(contract, descriptor -> takesRequest(descriptor) && answers(descriptor, "Response", STREAM))
                .map(Signature::name)
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A method as byte code names it. */
    private record Signature(String name, String descriptor) {}

    private static Stream<Signature> operations(Class<?> type) {
        return methods(type, descriptor -> takesRequest(descriptor) && answers(descriptor, "Response"));
    }

    private static Stream<Signature> methods(Class<?> type, Predicate<String> isAsked) {
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
                                    if ((access & Opcodes.ACC_STATIC) == 0 && isAsked.test(descriptor)) {
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
    private static boolean takesRequest(String descriptor) {
        return Type.getArgumentTypes(descriptor).length == 1
                && descriptor.contains("/model/")
                && Type.getArgumentTypes(descriptor)[0].getClassName().endsWith("Request");
    }

    private static boolean answers(String descriptor, String... endings) {
        String type = Type.getReturnType(descriptor).getClassName();
        return Stream.of(endings).anyMatch(type::endsWith);
    }

    private static void writeConstructor(ClassWriter writer, Class<?> client) {
        String descriptor = CONSTRUCTOR.toMethodDescriptorString();
        MethodVisitor code = writer.visitMethod(0, "<init>", descriptor, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
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
