package skylab.kernel.lab;

import java.util.function.Supplier;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.CellMagic;
import skylab.lab.Lab;

/** {@code %%ssh <host>}: logs in to an instance from the terminal, types the cell there, and logs out. */
final class SshMagic extends LabMagic implements CellMagic {
    SshMagic(Supplier<Lab> lab) {
        super("ssh", lab);
    }

    @Override
    public Object cell(String arguments, String body, KernelContext context) {
        if (arguments.isBlank()) {
            throw new IllegalArgumentException(Texts.in(context.messages().language(), "ssh.usage"));
        }
        String given = Placeholders.fill(arguments, context);
        String host = given.contains("@") || given.contains(" ") ? given : "ec2-user@" + given;
        String login = "ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new " + host;
        System.out.print(lab().terminal()
                .type(login + "\n" + Placeholders.fill(body, context) + "\nexit\n")
                .transcript());
        return null;
    }
}
