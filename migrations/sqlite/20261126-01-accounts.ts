import { Migration } from '@mikro-orm/migrations';

/** Accounts, sessions and break-glass; an audit log whose entries are sealed and only ever added. */
export class Accounts extends Migration {
  override up(): void {
    this.addSql(`create table audit_logs_rebuilt (
        entry integer not null primary key autoincrement,
        at datetime not null,
        act text not null,
        operation text not null,
        actor text not null,
        user_id text null,
        session_id text not null,
        origin text not null,
        entity text null,
        entity_id text null,
        patient_id text null,
        kind text check (kind in ('create', 'update', 'delete', 'see', 'refuse', 'run')) not null,
        before text null,
        after text null,
        seal text not null default ''
      )`);
    this.addSql(
      'insert into audit_logs_rebuilt (entry, at, act, operation, actor, user_id, session_id, origin, entity, entity_id, patient_id, kind, before, after) select entry, at, act, operation, actor, user_id, session_id, origin, entity, entity_id, patient_id, kind, before, after from audit_logs',
    );
    this.addSql('drop table audit_logs');
    this.addSql('pragma legacy_alter_table = on');
    this.addSql('alter table audit_logs_rebuilt rename to audit_logs');
    this.addSql('pragma legacy_alter_table = off');
    this.addSql('create index idx_audit_logs_at on audit_logs (at)');
    this.addSql('create index idx_audit_logs_act on audit_logs (act)');
    this.addSql('create index idx_audit_logs_operation on audit_logs (operation)');
    this.addSql('create index idx_audit_logs_actor on audit_logs (actor)');
    this.addSql('create index idx_audit_logs_patient on audit_logs (patient_id)');
    this.addSql('create index idx_audit_logs_entity on audit_logs (entity, entity_id)');
    this.addSql(`create table users (
        id text not null primary key,
        email text check (email = lower(email)) not null,
        password_hash text not null,
        first_name text not null,
        last_name text not null,
        full_name text generated always as (trim(first_name || ' ' || last_name)) stored,
        role text check (role in ('admin', 'doctor', 'nurse', 'staff')) not null,
        doctor_id text null,
        is_active integer check (is_active in (true, false)) not null default true,
        must_change_password integer check (must_change_password in (true, false)) not null default false,
        password_changed_at datetime not null,
        failed_sign_ins integer check (failed_sign_ins >= 0) not null default 0,
        locked_until datetime null,
        last_sign_in_at datetime null,
        created_at datetime not null,
        updated_at datetime not null,
        created_by text null,
        version integer not null default 1,
        constraint users_doctor_id_foreign foreign key (doctor_id) references doctors (id) on delete set null
      )`);
    this.addSql('create unique index idx_users_email on users (email)');
    this.addSql('create index idx_users_role on users (role)');
    this.addSql('create index users_doctor_id_index on users (doctor_id)');
    this.addSql('create unique index uq_users_doctor on users (doctor_id)');
    this.addSql('create index idx_users_active on users (is_active)');
    this.addSql(`create table sessions (
        id text not null primary key,
        user_id text not null,
        kind text check (kind in ('screen', 'command', 'token')) not null,
        token_hash text not null,
        scope text null,
        label text null,
        origin text not null,
        created_at datetime not null,
        last_seen_at datetime not null,
        idle_minutes integer check (idle_minutes > 0) null,
        expires_at datetime not null,
        is_active integer check (is_active in (true, false)) not null default true,
        ended_at datetime null,
        ended_by text null,
        constraint sessions_user_id_foreign foreign key (user_id) references users (id) on delete cascade
      )`);
    this.addSql('create index idx_sessions_user on sessions (user_id)');
    this.addSql('create unique index uq_sessions_token on sessions (token_hash)');
    this.addSql('create index idx_sessions_expires on sessions (expires_at)');
    this.addSql('create index idx_sessions_active on sessions (is_active)');
    this.addSql(`create table clinical_accesses (
        id text not null primary key,
        user_id text not null,
        patient_id text not null,
        reason text check (trim(reason) <> '') not null,
        created_at datetime not null,
        expires_at datetime not null,
        constraint clinical_accesses_user_id_foreign foreign key (user_id) references users (id) on delete cascade,
        constraint clinical_accesses_patient_id_foreign foreign key (patient_id) references patients (id) on delete cascade
      )`);
    this.addSql('create index clinical_accesses_user_id_index on clinical_accesses (user_id)');
    this.addSql('create index idx_clinical_accesses_patient on clinical_accesses (patient_id)');
    this.addSql('create index idx_clinical_accesses_created on clinical_accesses (created_at)');
    this.addSql(
      'create index idx_clinical_accesses_user on clinical_accesses (user_id, patient_id, expires_at)',
    );
    // Whose patients are whose, at any size.
    this.addSql('create index idx_appointments_own on appointments (doctor_id, patient_id, status)');
    this.addSql('create index idx_queue_own on queue_entries (doctor_id, patient_id, status)');
    this.addSql('create index idx_queue_doctor_joined on queue_entries (doctor_id, joined_at)');
    for (const act of ['update', 'delete']) {
      this.addSql(
        `create trigger audit_logs_no_${act} before ${act} on audit_logs begin select raise(abort, 'audit:append_only'); end`,
      );
    }
  }

  override down(): void {
    for (const act of ['update', 'delete']) this.addSql(`drop trigger audit_logs_no_${act}`);
    for (const index of ['idx_appointments_own', 'idx_queue_own', 'idx_queue_doctor_joined'])
      this.addSql(`drop index ${index}`);
    this.addSql(`create table audit_logs_rebuilt (
        entry integer not null primary key autoincrement,
        at datetime not null,
        act text not null,
        operation text not null,
        actor text not null,
        user_id text null,
        session_id text not null,
        origin text not null,
        entity text null,
        entity_id text null,
        patient_id text null,
        kind text check (kind in ('create', 'update', 'delete', 'see')) not null,
        before text null,
        after text null
      )`);
    this.addSql(
      "insert into audit_logs_rebuilt (entry, at, act, operation, actor, user_id, session_id, origin, entity, entity_id, patient_id, kind, before, after) select entry, at, act, operation, actor, user_id, session_id, origin, entity, entity_id, patient_id, case kind when 'refuse' then 'see' when 'run' then 'update' else kind end, before, after from audit_logs",
    );
    this.addSql('drop table audit_logs');
    this.addSql('pragma legacy_alter_table = on');
    this.addSql('alter table audit_logs_rebuilt rename to audit_logs');
    this.addSql('pragma legacy_alter_table = off');
    this.addSql('create index idx_audit_logs_at on audit_logs (at)');
    this.addSql('create index idx_audit_logs_act on audit_logs (act)');
    this.addSql('create index idx_audit_logs_operation on audit_logs (operation)');
    this.addSql('create index idx_audit_logs_actor on audit_logs (actor)');
    this.addSql('create index idx_audit_logs_patient on audit_logs (patient_id)');
    this.addSql('create index idx_audit_logs_entity on audit_logs (entity, entity_id)');
    this.addSql('drop table clinical_accesses');
    this.addSql('drop table sessions');
    this.addSql('drop table users');
  }
}
