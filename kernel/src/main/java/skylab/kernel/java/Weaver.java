package skylab.kernel.java;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import skylab.kernel.java.compiler.ClassStore;

/**
 * Makes the classes of cells fit to run. Weaves calls of {@link StopSignal} into them: a check at every method entry and
 * before every backward branch, an error in the place of {@code System.exit}; the calls take nothing from the stack and
 * leave nothing, so frames and stack sizes stay as they are. Names the cell and its lines. Opens what has package access:
 * the compiler has checked it, and at run time each unit is a package of its own, because it has a loader of its own.
 */
final class Weaver {
    private static final String SIGNAL = Type.getInternalName(StopSignal.class);
    /** The tag of a class in a constant pool (JVMS 4.4). */
    private static final int CONSTANT_CLASS = 7;

    private Weaver() {}

    /**
     * A class file to load.
     *
     * @param mentioned binary names of the session's classes in it
     */
    record Woven(byte[] classFile, Set<String> mentioned) {}

    static Woven weave(byte[] classFile, String fileName, IntUnaryOperator lines) {
        ClassReader reader = new ClassReader(classFile);
        // Frames refer to classes that only the session knows: they are copied, never computed.
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(
                            int version, int access, String name, String signature, String above, String[] interfaces) {
                        super.visit(version, open(access), name, signature, above, interfaces);
                    }

                    @Override
                    public void visitSource(String source, String debug) {
                        super.visitSource(fileName, debug);
                    }

                    @Override
                    public FieldVisitor visitField(
                            int access, String name, String descriptor, String signature, Object value) {
                        return super.visitField(open(access), name, descriptor, signature, value);
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new Method(
                                super.visitMethod(open(access), name, descriptor, signature, exceptions), lines);
                    }
                },
                0);
        return new Woven(writer.toByteArray(), mentioned(reader));
    }

    private static int open(int access) {
        boolean isPrivate = (access & Opcodes.ACC_PRIVATE) != 0;
        return isPrivate ? access : access & ~Opcodes.ACC_PROTECTED | Opcodes.ACC_PUBLIC;
    }

    private static Set<String> mentioned(ClassReader reader) {
        Set<String> names = new HashSet<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset > 0 && reader.readByte(offset - 1) == CONSTANT_CLASS) {
                String name = reader.readUTF8(offset, buffer).replace('/', '.');
                if (name.startsWith(ClassStore.PACKAGE + ".")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static final class Method extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();
        private final IntUnaryOperator lines;

        Method(MethodVisitor next, IntUnaryOperator lines) {
            super(Opcodes.ASM9, next);
            this.lines = lines;
        }

        @Override
        public void visitLineNumber(int line, Label start) {
            super.visitLineNumber(lines.applyAsInt(line), start);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                check();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            String replacement = replacement(owner, name, descriptor);
            if (replacement == null) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, SIGNAL, "exit", replacement, false);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] woven = arguments.clone();
            for (int i = 0; i < woven.length; i++) {
                if (woven[i] instanceof Handle handle) {
                    String replacement = replacement(handle.getOwner(), handle.getName(), handle.getDesc());
                    if (replacement != null) {
                        woven[i] = new Handle(Opcodes.H_INVOKESTATIC, SIGNAL, "exit", replacement, false);
                    }
                }
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, woven);
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, SIGNAL, "check", "()V", false);
        }

        /** The descriptor of the method that takes the place of this one, null when it stays. */
        private static String replacement(String owner, String name, String descriptor) {
            if (!descriptor.equals("(I)V")) {
                return null;
            }
            if (owner.equals("java/lang/System") && name.equals("exit")) {
                return "(I)V";
            }
            return owner.equals("java/lang/Runtime") && (name.equals("exit") || name.equals("halt"))
                    ? "(Ljava/lang/Runtime;I)V"
                    : null;
        }
    }
}
