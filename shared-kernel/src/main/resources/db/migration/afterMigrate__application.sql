-- Lets the application's account act as the application. One process after the other: they may start together.
do $$ begin
    perform pg_advisory_xact_lock(hashtext('counterfoil_application'));
    execute format('grant counterfoil_application to %I', coalesce(nullif('${application}', ''), session_user));
exception
    -- Somebody with more rights has done it, or the first connection will tell.
    when insufficient_privilege then null;
end $$;
