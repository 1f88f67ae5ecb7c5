package skylab.aws.ec2.place;

import skylab.aws.Call;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.DisableSerialConsoleAccessRequest;
import software.amazon.awssdk.services.ec2.model.DisableSerialConsoleAccessResponse;
import software.amazon.awssdk.services.ec2.model.EnableSerialConsoleAccessRequest;
import software.amazon.awssdk.services.ec2.model.EnableSerialConsoleAccessResponse;
import software.amazon.awssdk.services.ec2.model.GetSerialConsoleAccessStatusRequest;
import software.amazon.awssdk.services.ec2.model.GetSerialConsoleAccessStatusResponse;

/** Whether the account lets anybody onto serial consoles; new accounts do not (EC2 guide, "EC2 Serial Console"). */
final class SerialConsole {
    private static final Kind<Boolean> ACCESS = new Kind<>("serial-console-access", "");
    private static final String KEY = "enabled";

    private SerialConsole() {}

    static GetSerialConsoleAccessStatusResponse get(Call call, GetSerialConsoleAccessStatusRequest request) {
        return GetSerialConsoleAccessStatusResponse.builder()
                .serialConsoleAccessEnabled(
                        call.tx().find(call.scope(), ACCESS, KEY).orElse(false))
                .managedBy("account")
                .build();
    }

    static EnableSerialConsoleAccessResponse enable(Call call, EnableSerialConsoleAccessRequest request) {
        call.tx().put(call.scope(), ACCESS, KEY, true);
        return EnableSerialConsoleAccessResponse.builder()
                .serialConsoleAccessEnabled(true)
                .build();
    }

    static DisableSerialConsoleAccessResponse disable(Call call, DisableSerialConsoleAccessRequest request) {
        call.tx().put(call.scope(), ACCESS, KEY, false);
        return DisableSerialConsoleAccessResponse.builder()
                .serialConsoleAccessEnabled(false)
                .build();
    }
}
