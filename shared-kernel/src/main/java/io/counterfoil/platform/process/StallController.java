package io.counterfoil.platform.process;

import io.counterfoil.kernel.process.StallId;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadsFrom;
import io.counterfoil.platform.process.StallCommand.ResumeStall;
import java.time.InstantSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/stalls")
class StallController {
    private final StalledProcessTable table;
    private final CommandGateway commands;
    private final InstantSource clock;

    StallController(StalledProcessTable table, CommandGateway commands, InstantSource clock) {
        this.table = table;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping
    @ReadsFrom("stalled-processes")
    @Allows(Caller.Operator.class)
    Page<StalledProcess> list(PageRequest page) {
        var rows = table.list(page.after().orElse(""), page.rows());
        return Page.of(page, rows, row -> row.stall().value());
    }

    @PostMapping("/{stall}/resume")
    @Allows(Caller.Operator.class)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resume(@PathVariable StallId stall) {
        commands.sendAndWait(new ResumeStall(stall, clock.instant()));
    }
}
