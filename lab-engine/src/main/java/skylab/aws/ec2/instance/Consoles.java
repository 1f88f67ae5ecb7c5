package skylab.aws.ec2.instance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.type.InstanceKind;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.GetPasswordDataRequest;
import software.amazon.awssdk.services.ec2.model.GetPasswordDataResponse;
import software.amazon.awssdk.services.ec2.model.SendDiagnosticInterruptRequest;
import software.amazon.awssdk.services.ec2.model.SendDiagnosticInterruptResponse;

/** What instances write to their serial console (EC2 guide, "Instance console output"). */
public final class Consoles {
    private static final int MOST = 64 * 1024;

    /** The output is posted some minutes after a start; until then there is none. */
    private static final Duration POSTING = Duration.ofMinutes(2);

    private Consoles() {}

    /** GetConsoleOutput: what was posted, or with {@code latest} what is on the console now. */
    public static GetConsoleOutputResponse output(Call call, GetConsoleOutputRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        boolean latest = Boolean.TRUE.equals(request.latest());
        if (latest && !instance.kind().nitro()) {
            throw new AwsError(
                    "UnsupportedOperation", "This instance type does not support retrieving the latest console logs.");
        }
        Instant booted = instance.state().booted();
        boolean posted = booted != null
                && !Duration.between(booted, call.tx().now()).minus(POSTING).isNegative();
        String text = latest || posted ? last(Hosts.consoleOutput(call.tx(), call.scope(), instance)) : "";
        return GetConsoleOutputResponse.builder()
                .instanceId(instance.id())
                .timestamp(call.tx().now())
                .output(
                        text.isEmpty()
                                ? null
                                : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    /** SendDiagnosticInterrupt: to a running instance of a Nitro type. */
    public static SendDiagnosticInterruptResponse interrupt(Call call, SendDiagnosticInterruptRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        if (!instance.is(Phase.RUNNING)) {
            throw new AwsError(
                    "IncorrectInstanceState", "The instance '" + instance.id() + "' is not in the 'running' state.");
        }
        InstanceKind kind = instance.kind();
        if (!kind.nitro() || kind.family().equals("a1")) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "The instance type '" + kind.name() + "' does not support diagnostic interrupts.");
        }
        Hosts.interrupt(call.tx(), call.scope(), instance);
        return SendDiagnosticInterruptResponse.builder().build();
    }

    /** GetPasswordData: systems that are not Windows make no password. */
    public static GetPasswordDataResponse password(Call call, GetPasswordDataRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        return GetPasswordDataResponse.builder()
                .instanceId(instance.id())
                .timestamp(instance.state().started())
                .passwordData("")
                .build();
    }

    private static String last(String text) {
        return text.length() <= MOST ? text : text.substring(text.length() - MOST);
    }
}
