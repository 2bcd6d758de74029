"""Five Steps · Cinco Pasos: a guided interview that ends with a personal checklist and stores nothing."""
