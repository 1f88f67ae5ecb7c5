package skylab.kernel.java;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Weaves calls of {@link StopSignal} into the classes of cells: a check at every method entry and before every backward
 * branch, an error in the place of {@code System.exit}. The calls take nothing from the stack and leave nothing, so
 * frames and stack sizes stay as they are.
 */
final class Weaver {
    private static final String SIGNAL = Type.getInternalName(StopSignal.class);

    private Weaver() {}

    static byte[] weave(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new Method(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Method extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();

        Method(MethodVisitor next) {
            super(Opcodes.ASM9, next);
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
