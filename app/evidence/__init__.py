"""An evidence pack: exhibits, a neutral timeline, and a BagIt folder that anybody can check without this program."""
