package skylab.aws.iam.principal;

import java.time.Instant;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Identity;
import skylab.aws.iam.Names;
import skylab.aws.iam.principal.Principal.Sort;
import skylab.world.Kind;
import skylab.world.Scope;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.GetLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.GetLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.LoginProfile;
import software.amazon.awssdk.services.iam.model.UpdateLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.UpdateLoginProfileResponse;

/** The passwords of users for the console; what they are is kept nowhere. */
final class Logins {
    private static final Kind<Login> LOGINS = new Kind<>("iam-login-profile", "");
    private static final int SHORTEST = 8;

    private record Login(Instant since, boolean toBeChanged) {}

    private Logins() {}

    static CreateLoginProfileResponse create(Call call, CreateLoginProfileRequest request) {
        String user = Principals.named(call, Sort.USER, request.userName()).name();
        if (has(call, user)) {
            throw new AwsError("EntityAlreadyExists", "Login Profile for user " + user + " already exists.");
        }
        check(Names.require(request.password(), "password"));
        Login made = new Login(call.tx().now(), Boolean.TRUE.equals(request.passwordResetRequired()));
        call.tx().put(scope(call), LOGINS, Names.key(user), made);
        return CreateLoginProfileResponse.builder()
                .loginProfile(shape(user, made))
                .build();
    }

    static GetLoginProfileResponse get(Call call, GetLoginProfileRequest request) {
        String user = Principals.named(call, Sort.USER, request.userName()).name();
        return GetLoginProfileResponse.builder()
                .loginProfile(shape(user, required(call, user)))
                .build();
    }

    static UpdateLoginProfileResponse update(Call call, UpdateLoginProfileRequest request) {
        String user = Principals.named(call, Sort.USER, request.userName()).name();
        Login old = required(call, user);
        if (request.password() != null) {
            check(request.password());
        }
        boolean toBeChanged =
                request.passwordResetRequired() == null ? old.toBeChanged() : request.passwordResetRequired();
        call.tx().put(scope(call), LOGINS, Names.key(user), new Login(old.since(), toBeChanged));
        return UpdateLoginProfileResponse.builder().build();
    }

    static DeleteLoginProfileResponse delete(Call call, DeleteLoginProfileRequest request) {
        String user = Principals.named(call, Sort.USER, request.userName()).name();
        required(call, user);
        call.tx().remove(scope(call), LOGINS, Names.key(user));
        return DeleteLoginProfileResponse.builder().build();
    }

    static boolean has(Call call, String user) {
        return find(call, user).isPresent();
    }

    static void rename(Call call, String old, String name) {
        find(call, old).ifPresent(login -> {
            call.tx().remove(scope(call), LOGINS, Names.key(old));
            call.tx().put(scope(call), LOGINS, Names.key(name), login);
        });
    }

    private static Optional<Login> find(Call call, String user) {
        return call.tx().find(scope(call), LOGINS, Names.key(user));
    }

    private static Login required(Call call, String user) {
        return find(call, user)
                .orElseThrow(
                        () -> new AwsError("NoSuchEntity", "Login Profile for User " + user + " cannot be found."));
    }

    private static void check(String password) {
        if (password.length() < SHORTEST) {
            throw new AwsError("PasswordPolicyViolation", "Password should have a minimum length of " + SHORTEST);
        }
    }

    private static Scope scope(Call call) {
        return Identity.global(call.scope().account());
    }

    private static LoginProfile shape(String user, Login login) {
        return LoginProfile.builder()
                .userName(user)
                .createDate(login.since())
                .passwordResetRequired(login.toBeChanged())
                .build();
    }
}
