// What the page says, in Spanish: keys are the English texts, and {places} have the same names. What follows # in a key tells
// two meanings of an English text apart.

export const texts = {
  // index.html
  'Skip to content': 'Saltar al contenido',
  'Views': 'Vistas',
  'Search users and files': 'Buscar usuario o archivo',
  'Sign out': 'Cerrar sesión',
  'Lonja registry': 'Registro de Lonja',
  'REST API': 'API REST',

  // the frame of the page
  'Lonja registry {version}': 'Registro de Lonja {version}',
  'Theme: auto': 'Tema: automático',
  'Theme: light': 'Tema: claro',
  'Theme: dark': 'Tema: oscuro',
  'Live': 'En directo',
  'Not live, reconnecting…': 'Sin conexión, reintentando…',
  'Not found': 'No encontrado',
  'There is no page at this address.': 'No hay ninguna página en esta dirección.',
  'Go to the overview': 'Ir al resumen',
  'The registry no longer accepts this account. Sign in again.':
    'El registro ya no acepta esta cuenta. Inicia sesión otra vez.',

  // names of views, columns and figures
  'Overview': 'Resumen',
  'Users': 'Usuarios',
  'Files': 'Archivos',
  'Operations': 'Operaciones',
  'Changes': 'Cambios',
  'Search': 'Buscar',
  'Search: {words}': 'Buscar: {words}',
  'User': 'Usuario',
  'Presence': 'Presencia',
  'Address': 'Dirección',
  'Registered': 'Registrado',
  'Connected since': 'Conectado desde',
  'Path': 'Ruta',
  'Description': 'Descripción',
  'Owner': 'Propietario',
  'Published': 'Publicado',
  'Time': 'Hora',
  'Operation': 'Operación',
  'Outcome': 'Resultado',
  'Administrator': 'Administrador',
  'Change': 'Cambio',
  'Per second': 'Por segundo',
  'Since start': 'Desde el inicio',
  'Failed': 'Fallidas',
  'Connected': 'Conectado',
  'Away': 'Ausente',
  'All#users': 'Todos',
  'Connected#users': 'Conectados',
  'Away#users': 'Ausentes',

  // the overview
  'Connected users': 'Usuarios conectados',
  'Connected now': 'Conectados ahora',
  'All connected users': 'Todos los conectados',
  'Latest operations': 'Últimas operaciones',
  'Operation log': 'Registro de operaciones',
  'Requests by operation': 'Peticiones por operación',
  'Requests per second': 'Peticiones por segundo',
  'Refusals': 'Rechazos',
  'Latency': 'Latencia',
  'No users are connected.': 'No hay usuarios conectados.',
  'There were no operations yet.': 'Todavía no ha habido operaciones.',
  'registered': 'registrados',
  'none yet': 'ninguno todavía',
  '{share} of the users': '{share} de los usuarios',
  '{count} per user': '{count} por usuario',
  '{count} since start': '{count} desde el inicio',
  '{count} failed#one': '{count} fallida',
  '{count} failed#several': '{count} fallidas',
  'none since start': 'ninguno desde el inicio',
  'median · p99 {p99}': 'mediana · p99 {p99}',
  'no recent requests': 'sin peticiones recientes',
  'Up {time}': 'En marcha desde hace {time}',
  '{count} connection': '{count} conexión',
  '{count} connections': '{count} conexiones',
  '{count} write waiting': '{count} escritura en espera',
  '{count} writes waiting': '{count} escrituras en espera',
  '{count} listener': '{count} página en directo',
  '{count} listeners': '{count} páginas en directo',
  'Requests per second in the last minutes: now {now}, at most {most}':
    'Peticiones por segundo en los últimos minutos: ahora {now}, como máximo {most}',

  // lists
  'Loading…': 'Cargando…',
  'Show more': 'Mostrar más',
  'Try again': 'Reintentar',
  'No users match.': 'Ningún usuario coincide.',
  'No users are registered yet. An agent registers a user with REGISTER.':
    'Todavía no hay usuarios registrados. Un agente registra un usuario con REGISTER.',
  'No files match.': 'Ningún archivo coincide.',
  'No files are published yet.': 'Todavía no hay archivos publicados.',
  'No files match these words. Showing files that match {words}.':
    'Ningún archivo coincide con estas palabras. Se muestran los que coinciden con {words}.',
  'Very many files match, and only some of them are ranked. Add a word to narrow the search.':
    'Coinciden muchísimos archivos y solo se han ordenado algunos. Añade una palabra para acotar la búsqueda.',
  'Enter part of a user name, a path or a description in the field above.':
    'Escribe en el campo de arriba parte de un nombre de usuario, de una ruta o de una descripción.',
  'All matching users': 'Todos los usuarios que coinciden',
  'Name contains': 'El nombre contiene',
  'Words in path or description': 'Palabras de la ruta o de la descripción',
  'Show new operations': 'Mostrar las operaciones nuevas',
  'The log is empty.': 'El registro de operaciones está vacío.',
  'The log has no operations of this user.': 'El registro no tiene operaciones de este usuario.',
  'The log has no operations of this user. The name must match exactly.':
    'El registro no tiene operaciones de este usuario. El nombre debe coincidir exactamente.',
  '{count} operation exceeded the rate of the log and was only counted.':
    '{count} operación superó el ritmo del registro y solo se ha contado.',
  '{count} operations exceeded the rate of the log and were only counted.':
    '{count} operaciones superaron el ritmo del registro y solo se han contado.',

  // one user
  'Published files': 'Archivos publicados',
  'This user publishes no files.': 'Este usuario no publica ningún archivo.',
  'Latest operations of this user': 'Últimas operaciones de este usuario',
  'All operations of this user': 'Todas las operaciones de este usuario',
  'There is no user with this name.': 'No existe ningún usuario con este nombre.',
  'Search for this name': 'Buscar este nombre',

  // changes of administrators
  'Changes by administrators': 'Cambios de los administradores',
  'No administrator has made a change yet.': 'Ningún administrador ha hecho cambios todavía.',
  'disconnected {user}': 'desconectó a {user}',
  'deleted user {user}': 'eliminó al usuario {user}',
  'deleted a file of {user}': 'eliminó un archivo de {user}',
  'Cancel': 'Cancelar',
  'Working…': 'En curso…',
  'Disconnect': 'Desconectar',
  'Disconnect…': 'Desconectar…',
  'Disconnect {user}?': '¿Desconectar a {user}?',
  'The registry removes the address of this user, and others no longer see the user as connected. The published files stay, and the user can connect again at any time.':
    'El registro borra la dirección de este usuario, y los demás dejan de verlo como conectado. Los archivos publicados se conservan, y el usuario puede volver a conectarse en cualquier momento.',
  '{user} was disconnected.': 'Se ha desconectado a {user}.',
  'Delete user': 'Eliminar usuario',
  'Delete user…': 'Eliminar usuario…',
  'Delete {user}?': '¿Eliminar a {user}?',
  'The user, its presence and its published files ({files}) are removed from the registry. This cannot be undone. Nothing is deleted on the user’s own disk, and the name can be registered again.':
    'El usuario, su presencia y sus archivos publicados ({files}) se eliminan del registro. No se puede deshacer. En el disco del propio usuario no se borra nada, y el nombre puede volver a registrarse.',
  '{user} was deleted.#user': 'Se ha eliminado al usuario {user}.',
  'Delete': 'Eliminar',
  'Delete file': 'Eliminar archivo',
  'Delete {path} of {user}': 'Eliminar {path} de {user}',
  'Delete this file from the registry?': '¿Eliminar este archivo del registro?',
  'It is published as {path}': 'Está publicado como {path}',
  '{user} no longer publishes this file. Nothing is deleted on the user’s own disk, and the file can be published again.':
    '{user} deja de publicar este archivo. En el disco del propio usuario no se borra nada, y el archivo puede volver a publicarse.',
  '{path} was deleted.': 'Se ha eliminado {path}.',

  // signing in
  'Sign in': 'Iniciar sesión',
  'Users, published files and operations of this registry.':
    'Usuarios, archivos publicados y operaciones de este registro.',
  'Name': 'Nombre',
  'Password': 'Contraseña',
  'The first start of the registry prints the name and the password of an administrator on its console.':
    'El primer arranque del registro muestra en su consola el nombre y la contraseña de un administrador.',
  'The name or the password is wrong.': 'El nombre o la contraseña no son correctos.',
  'This account needs the role viewer or admin.': 'Esta cuenta necesita el rol viewer o admin.',
  'Too many failed attempts. Try again in {count} second.':
    'Demasiados intentos fallidos. Inténtalo de nuevo dentro de {count} segundo.',
  'Too many failed attempts. Try again in {count} seconds.':
    'Demasiados intentos fallidos. Inténtalo de nuevo dentro de {count} segundos.',

  // failures
  'No answer': 'Sin respuesta',
  'The registry does not answer.': 'El registro no responde.',
  'Status {status}': 'Estado {status}',
};

/** The words of the registry: roles, outcomes of operations, reasons of refusals, parameters and fields. */
export const words = {
  'admin': 'administrador',
  'viewer': 'lector',

  'ok': 'OK',
  'name in use': 'nombre en uso',
  'no such user': 'no existe el usuario',
  'already connected': 'ya conectado',
  'not connected': 'no conectado',
  'already published': 'ya publicado',
  'not published': 'no publicado',
  'no such owner': 'no existe el propietario',
  'no such file': 'no existe el archivo',
  'unsupported': 'versión no admitida',
  'no such code': 'no existe el código',
  'has a key': 'ya tiene una clave',
  'not allowed': 'no permitido',
  'no such key': 'no existe la clave',
  'last key': 'última clave',
  'too many': 'demasiados',
  'failed': 'fallida',
  'cancelled': 'cancelada',
  'busy': 'ocupado',
  'too much': 'se pide demasiado',
  'not yours': 'no es de esta sesión',
  'malformed': 'mal formada',

  'connections': 'conexiones',
  'connections per address': 'conexiones por dirección',
  'unknown operation': 'operación desconocida',
  'invalid field': 'campo no válido',
  'idle': 'inactividad',
  'slow request': 'petición lenta',
  'no answer': 'sin respuesta',
  'slow reader': 'lector lento',
  'list length': 'lista demasiado larga',
  'new names': 'nombres nuevos',
  'writes': 'escrituras',
  'content': 'contenido',

  'after': 'after',
  'connected': 'conectado',
  'limit': 'limit',
  'name': 'nombre',
  'owner': 'propietario',
  'path': 'ruta',
  'q': 'búsqueda',
  'user': 'usuario',
};

/** The titles of problems, by status. */
export const titles = {
  400: 'Petición incorrecta',
  401: 'Sin identificar',
  403: 'No permitido',
  404: 'No encontrado',
  405: 'Método no permitido',
  406: 'Formato no disponible',
  408: 'La petición tardó demasiado',
  409: 'Conflicto',
  413: 'Petición demasiado larga',
  414: 'Dirección demasiado larga',
  415: 'Formato no admitido',
  429: 'Demasiadas peticiones',
  431: 'Cabeceras demasiado largas',
  500: 'Error interno del registro',
  502: 'El proxy no obtuvo respuesta',
  503: 'Servicio no disponible',
  504: 'El proxy no obtuvo respuesta a tiempo',
};

/** The details of problems. The registry sends them in English with values at these places; the first that fits is shown. */
export const details = {
  'an account is needed: send its name and password': 'hace falta una cuenta: su nombre y su contraseña',
  'this account may look, and not change': 'esta cuenta puede mirar, pero no hacer cambios',
  'the request comes from a page of another site': 'la petición viene de una página de otro sitio',
  'too many logins failed; wait until Retry-After is over': 'demasiados inicios de sesión fallidos; espera un poco',
  'there is nothing at this address': 'no hay nada en esta dirección',
  'too many requests are asking at a time': 'demasiadas peticiones a la vez',
  'too many listen: the limit is {max}': 'demasiadas páginas en directo: el límite es {max}',
  'the registry is stopping': 'el registro se está parando',
  'the database does not answer as it should': 'la base de datos no responde como debe',
  'the registry failed; its log says why': 'el registro ha fallado; su log dice por qué',
  'the change was not acknowledged; it may have been made': 'el cambio no se ha confirmado; puede que se haya hecho',
  'the change ended as {outcome}': 'el cambio ha terminado como {outcome}',
  'there is no user {user}': 'no existe el usuario {user}',
  'user {user} publishes no file {path}': 'el usuario {user} no publica ningún archivo {path}',
  'not connected: user {user}': 'el usuario {user} no está conectado',
  'path is missing: the file to remove': 'falta la ruta del archivo que se quiere eliminar',
  'limit is {limit}; it must be from 1 to {max}': 'limit es {limit}; debe estar entre 1 y {max}',
  'q has {count} characters; it must have 1 to {max}, and not only spaces':
    'la búsqueda tiene {count} caracteres; debe tener de 1 a {max}, y no solo espacios',
  'after is not the \'next\' of a page before it': 'after no es el «next» de una página anterior',
  'after has {count} characters; it must have at most {max}': 'after tiene {count} caracteres; debe tener como máximo {max}',
  '{parameter} is \'{value}\'; it must be true or false': '{parameter} es «{value}»; debe ser true o false',
  '{parameter} is \'{value}\'; it must be a number': '{parameter} es «{value}»; debe ser un número',
  '{parameter} holds a NUL character': '{parameter} contiene un carácter NUL',

  // The rules of the fields of requests, after the parameter.
  '{parameter}: {reason}': '{parameter}: {reason}',
  '{field} \'{value}\' has {bytes} bytes; the limit is {min} to {max}':
    '{field} «{value}» tiene {bytes} bytes; el límite es de {min} a {max}',
  '{field} \'{value}\' holds a control character': '{field} «{value}» contiene un carácter de control',
  '{field} \'{value}\' holds white space': '{field} «{value}» contiene espacios en blanco',
  '{field} \'{value}\' does not start with \'/\'': '{field} «{value}» no empieza por «/»',
  '{field} \'{value}\' is not a number from {min} to {max}': '{field} «{value}» no es un número de {min} a {max}',
  '{field} \'{value}\' is not a number': '{field} «{value}» no es un número',
  '{field} \'{value}\' has a \'.\' or \'..\' segment': '{field} «{value}» tiene un segmento «.» o «..»',
};
