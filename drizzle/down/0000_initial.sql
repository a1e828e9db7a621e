-- Undoes 0000_initial.sql: the tables take their indexes and constraints along; users goes last,
-- because the others refer to it.
DROP TABLE "data_uploads", "persona_history", "recommendations", "sessions", "user_profiles";
DROP TABLE "users";
